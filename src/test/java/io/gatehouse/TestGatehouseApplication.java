package io.gatehouse;

import io.gatehouse.development.DevelopmentServices;
import io.gatehouse.development.FirstSteps;
import io.gatehouse.development.issuer.DevelopmentIssuer;
import java.io.IOException;
import java.net.ServerSocket;
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
        String given = new SimpleCommandLinePropertySource(args).getProperty("server.port");
        int port = given == null ? 8080 : Integer.parseInt(given);
        if (isTaken(port)) {
            System.err.println("Port " + port + " is taken. Another one:"
                    + " ./mvnw spring-boot:test-run -Dspring-boot.run.arguments=--server.port=9090");
            System.exit(1);
        }
        DevelopmentServices services = DevelopmentServices.start(Path.of(".gatehouse"), port);
        boolean started = false;
        try {
            SpringApplication.from(GatehouseApplication::main)
                    .with(DevelopmentIssuer.class, FirstSteps.class)
                    .run(services.arguments(args));
            started = true;
        } finally {
            if (!started) {
                System.exit(1);
            }
        }
    }

    /** Asked before anything is started, since threads of the services outlive a start that fails. */
    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }
}
