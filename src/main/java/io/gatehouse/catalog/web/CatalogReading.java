package io.gatehouse.catalog.web;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.json.CatalogReader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Reads the catalogue beside the rest of the start, before the beans are made that wait for it. */
final class CatalogReading implements BeanFactoryPostProcessor {

    private final FutureTask<AssociationCatalog> reading = new FutureTask<>(CatalogReader::shipped);

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        new Thread(reading, "catalogue").start();
    }

    /** @throws IllegalStateException if the catalogue is faulty, which stops the start */
    AssociationCatalog catalog() {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The catalogue cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted", e);
        }
    }
}
