package io.gatehouse.development.database;

import java.util.ArrayList;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/** A PostgreSQL with the two roles, for the contract of what is stored. */
public record DatabaseDriver(String name, String jdbcUrl, DatabaseRole owner, DatabaseRole application) {

    /** That of docker-compose.yml, set up by the same script. */
    private static final String IMAGE = "postgres:17.11-bookworm";

    private static final String ROLES = "src/main/docker/database/roles.sh";
    private static final int PORT = 5432;
    private static final int EXECUTABLE = 0755;

    private static final List<DatabaseDriver> ALL = start();

    /** Those there are on this machine, until it ends. */
    public static List<DatabaseDriver> all() {
        return ALL;
    }

    private static List<DatabaseDriver> start() {
        DevelopmentDatabase embedded = DevelopmentDatabase.temporary();
        List<DatabaseDriver> drivers = new ArrayList<>();
        drivers.add(new DatabaseDriver(
                "embedded PostgreSQL", embedded.jdbcUrl(), embedded.owner(), embedded.application()));
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (docker) {
            drivers.add(image());
        }
        System.out.println("Database contract runs against "
                + String.join(", ", drivers.stream().map(DatabaseDriver::name).toList())
                + (docker ? "" : "; not against " + IMAGE + " (no Docker engine)"));
        return drivers;
    }

    @SuppressWarnings("resource") // for as long as the tests run
    private static DatabaseDriver image() {
        var owner = new DatabaseRole("gatehouse_owner", "owner-secret");
        var application = new DatabaseRole("gatehouse_app", "application-secret");
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withEnv("POSTGRES_PASSWORD", "admin-secret")
                .withEnv("OWNER_PASSWORD", owner.password())
                .withEnv("APPLICATION_PASSWORD", application.password())
                .withCopyFileToContainer(
                        MountableFile.forHostPath(ROLES, EXECUTABLE), "/docker-entrypoint-initdb.d/roles.sh")
                .withExposedPorts(PORT)
                // Once while it is being set up, and once when it has been.
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
        container.start();
        String url = "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(PORT) + "/gatehouse";
        return new DatabaseDriver(IMAGE + " in Testcontainers", url, owner, application);
    }

    /** What connects the service to it, each as {@code name=value}. */
    public List<String> properties() {
        return ServiceProperties.of(jdbcUrl, owner, application);
    }

    @Override
    public String toString() {
        return name;
    }
}
