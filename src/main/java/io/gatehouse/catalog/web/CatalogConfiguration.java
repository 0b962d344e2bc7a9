package io.gatehouse.catalog.web;

import io.gatehouse.catalog.AssociationCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the catalogue at start-up; a faulty one stops it. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    static CatalogReading catalogReading() {
        return new CatalogReading();
    }

    @Bean
    AssociationCatalog associationCatalog(CatalogReading reading) {
        return reading.catalog();
    }
}
