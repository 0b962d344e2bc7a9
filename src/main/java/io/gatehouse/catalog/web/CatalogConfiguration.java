package io.gatehouse.catalog.web;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.json.CatalogReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the catalogue at start-up; a faulty one stops it. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    AssociationCatalog associationCatalog() {
        return CatalogReader.shipped();
    }
}
