package io.gatehouse.bench;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.SharedServices;
import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.metrics.StartupStep;

/** Starts the service once and prints how long it waited for the catalogue and in all, in milliseconds. */
public final class StartBenchmark {

    private static final int STEPS = 100_000;

    private StartBenchmark() {}

    public static void main(String[] args) {
        var startup = new BufferingApplicationStartup(STEPS);
        SharedServices services = new SharedServices();
        System.setProperty("server.port", "0");
        long start = System.nanoTime();
        ConfigurableApplicationContext service = new SpringApplicationBuilder(GatehouseApplication.class)
                .applicationStartup(startup)
                .initializers(services)
                .run();
        Duration total = Duration.ofNanos(System.nanoTime() - start);
        Duration catalogue = startup.getBufferedTimeline().getEvents().stream()
                .filter(event -> instantiates(event.getStartupStep(), "associationCatalog"))
                .map(event -> event.getDuration())
                .findFirst()
                .orElseThrow();
        System.out.printf("%d %d%n", catalogue.toMillis(), total.toMillis());
        service.close();
        System.exit(0);
    }

    private static boolean instantiates(StartupStep step, String bean) {
        if (!step.getName().equals("spring.beans.instantiate")) {
            return false;
        }
        for (StartupStep.Tag tag : step.getTags()) {
            if (tag.getKey().equals("beanName") && tag.getValue().equals(bean)) {
                return true;
            }
        }
        return false;
    }
}
