package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerHealthTests {

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1", "401, 1"})
    void isHealthyIfTheServiceIsReady(int status, int exitCode) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        String port = String.valueOf(server.getAddress().getPort());
        try {
            assertThat(ContainerHealth.check(Map.of("SERVER_PORT", port))).isEqualTo(exitCode);
            assertThat(ContainerHealth.check(Map.of("SERVER_PORT", "1", "MANAGEMENT_SERVER_PORT", port)))
                    .isEqualTo(exitCode);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVER_PORT", "MANAGEMENT_SERVER_PORT"})
    void isNotHealthyIfNobodyListens(String property) {
        assertThat(ContainerHealth.check(Map.of(property, String.valueOf(FreePort.find()))))
                .isEqualTo(1);
    }
}
