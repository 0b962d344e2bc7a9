package io.gatehouse.policy.web;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.policy.IntentReader;
import io.gatehouse.policy.PolicyGenerator;
import io.gatehouse.policy.PolicyProver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the core, which knows no framework, available to it. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    IntentReader intentReader(AssociationCatalog catalog) {
        return new IntentReader(catalog);
    }

    @Bean
    PolicyGenerator policyGenerator() {
        return new PolicyGenerator();
    }

    @Bean
    PolicyProver policyProver(AssociationCatalog catalog) {
        return new PolicyProver(catalog);
    }
}
