package io.gatehouse;

import com.fasterxml.uuid.Generators;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.IdGenerator;

/** What new things are called: UUID version 7, sortable by time. */
@Configuration(proxyBeanMethods = false)
class IdConfiguration {

    @Bean
    IdGenerator ids() {
        return Generators.timeBasedEpochGenerator()::generate;
    }
}
