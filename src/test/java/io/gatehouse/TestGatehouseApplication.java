package io.gatehouse;

import io.gatehouse.development.DevelopmentServices;
import io.gatehouse.development.FirstSteps;
import io.gatehouse.development.issuer.DevelopmentIssuer;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Runs the real service with development-time services: an embedded PostgreSQL and an IAM endpoint that keep their data
 * in {@code .gatehouse}, and a token issuer.
 */
public final class TestGatehouseApplication {

    private TestGatehouseApplication() {}

    public static void main(String[] args) {
        String port = new SimpleCommandLinePropertySource(args).getProperty("server.port");
        DevelopmentServices services =
                DevelopmentServices.start(Path.of(".gatehouse"), port == null ? 8080 : Integer.parseInt(port));
        SpringApplication.from(GatehouseApplication::main)
                .with(DevelopmentIssuer.class, FirstSteps.class)
                .run(services.arguments(args));
    }
}
