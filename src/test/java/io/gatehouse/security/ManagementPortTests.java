package io.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@TestPropertySource(properties = "management.server.port=0")
class ManagementPortTests {

    @Autowired
    private Client client;

    @LocalManagementPort
    private int management;

    @Test
    void needsNoTokenOnItsOwnPort() throws IOException, InterruptedException {
        assertThat(status("/actuator/prometheus")).isEqualTo(200);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
    }

    @Test
    void opensNothingElse() throws IOException, InterruptedException {
        assertThat(status("/api/v1/association-types")).isEqualTo(404);
        assertThat(client.send(client.anonymous("/api/v1/association-types")).statusCode())
                .isEqualTo(401);
        assertThat(client.send(client.anonymous("/actuator/prometheus")).statusCode())
                .isEqualTo(401);
    }

    private int status(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + management + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}
