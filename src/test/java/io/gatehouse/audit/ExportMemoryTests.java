package io.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.FreePort;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import io.gatehouse.enforcement.Replica;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exports a trail several times as large as all the memory that the service has. */
@Tag("long")
class ExportMemoryTests {

    private static final int EVENTS = 60_000;
    private static final String FILL = """
            insert into audit_event (id, recorded_at, actor, action, outcome, detail)
            select gen_random_uuid(), now() - n * interval '1 second', 'filler', 'test.filled', 'SUCCEEDED',
                json_build_object('text', repeat('x', 8000)) from generate_series(1, %d) n""".formatted(EVENTS);

    @Test
    void needsNoMoreMemoryForALargerTrail() throws Exception {
        int port = FreePort.find();
        try (DevelopmentDatabase database = DevelopmentDatabase.temporary();
                var iam = new IamEndpoint()) {
            Process service = start(database, iam, port);
            try {
                Client client = Client.on(port);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> client.send(client.anonymous("/actuator/health/readiness"))
                                        .statusCode()
                                == 200);
                fill(database);
                try (Stream<String> lines = HttpClient.newHttpClient()
                        .send(
                                client.as("auditor", "audit:read", "/api/v1/audit-events/export")
                                        .timeout(Duration.ofMinutes(2))
                                        .build(),
                                BodyHandlers.ofLines())
                        .body()) {
                    assertThat(lines.filter(line -> line.contains("test.filled"))
                                    .count())
                            .isEqualTo(EVENTS);
                }
            } finally {
                service.destroyForcibly();
            }
        }
    }

    private static Process start(DevelopmentDatabase database, IamEndpoint iam, int port) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatehouse.GatehouseApplication"));
        command.addAll(Replica.arguments(database, iam, port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "export-memory.log").toFile())
                .start();
    }

    private static void fill(DevelopmentDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(),
                        database.application().user(),
                        database.application().password());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(FILL)).isEqualTo(EVENTS);
        }
    }
}
