package io.gatehouse.enforcement;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.SharedServices;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service once more, in this process, on a database and an IAM endpoint of the test's own. */
public record Replica(ConfigurableApplicationContext context) implements AutoCloseable {

    /** @param more arguments, which count more than those of every replica */
    static Replica start(DevelopmentDatabase database, IamEndpoint iam, String... more) {
        List<String> all = arguments(database, iam, 0, List.of(more));
        return new Replica(new SpringApplicationBuilder(GatehouseApplication.class).run(all.toArray(String[]::new)));
    }

    /** One worker and a short lease, so that only another replica can take over what this one hangs in. */
    public static List<String> arguments(DevelopmentDatabase database, IamEndpoint iam, int port) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        List<String> arguments = new ArrayList<>();
        database.properties().forEach(property -> arguments.add("--" + property));
        arguments.addAll(List.of(
                "--server.port=" + port,
                "--spring.datasource.hikari.maximum-pool-size=5",
                "--gatehouse.enforcement.mode=apply",
                "--gatehouse.enforcement.lease=6s",
                "--gatehouse.enforcement.poll=100ms",
                "--gatehouse.enforcement.backoff=50ms",
                "--gatehouse.expiry.interval=1h",
                "--gatehouse.enforcement.workers=1",
                "--gatehouse.aws.call-timeout=5s",
                "--gatehouse.aws.endpoint=" + iam.uri(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + SharedServices.ISSUER.uri()));
        return arguments;
    }

    /** @param more which count instead of those of the same name */
    static List<String> arguments(DevelopmentDatabase database, IamEndpoint iam, int port, List<String> more) {
        List<String> all = new ArrayList<>(arguments(database, iam, port));
        for (String argument : more) {
            all.removeIf(known -> known.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
            all.add(argument);
        }
        return all;
    }

    Journey journey() {
        return Journey.to(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        context.close();
    }
}
