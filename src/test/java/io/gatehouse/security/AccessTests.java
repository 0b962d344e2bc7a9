package io.gatehouse.security;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@TestPropertySource(properties = "gatehouse.web.cors.allowed-origins=https://portal.example")
class AccessTests {
    @Autowired
    private Client client;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "audit:write", "AUDIT:READ", "associations:read associations:apply ops:read", "audit:read2"})
    void refusesWithoutTheScope(String scopes) throws Exception {
        HttpResponse<String> answer = client.get("dana", scopes, "/api/v1/audit-events");
        assertThatProblem(answer).is(ProblemType.FORBIDDEN);
        assertThat(answer.body()).contains("audit:read");
    }

    @Test
    void opensToAnyOfTheScopes() throws Exception {
        assertThat(client.post("dana", "associations:approve", "/api/test/echo", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post("dana", "associations:request", "/api/test/echo", "{}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsHandlerWithoutScopesShut() throws Exception {
        assertThatProblem(client.get("dana", "associations:read audit:read ops:read", "/api/test/forgotten"))
                .is(ProblemType.FORBIDDEN);
    }

    @Test
    void checksScopeBeforeBody() throws Exception {
        assertThatProblem(client.post("dana", "audit:read", "/api/test/echo", "not json"))
                .is(ProblemType.FORBIDDEN);
    }

    @Test
    void opensHealthToAllAndTheRestOfActuatorToOperators() throws Exception {
        assertThat(client.send(client.anonymous("/actuator/health/liveness")).statusCode())
                .isEqualTo(200);
        assertThat(client.send(client.anonymous("/actuator/health/readiness")).body())
                .isEqualTo("{\"status\":\"UP\"}");
        HttpResponse<String> refused = client.get("dana", "audit:read", "/actuator/prometheus");
        assertThatProblem(refused).is(ProblemType.FORBIDDEN);
        assertThat(refused.body()).contains("This needs the scope ops:read.");
        assertThat(client.get("dana", "ops:read", "/actuator/info").statusCode())
                .isEqualTo(200);
        assertThatProblem(client.get("dana", "ops:read", "/actuator/env")).is(ProblemType.NOT_FOUND);
    }

    @Test
    void sendsSecurityHeaders() throws Exception {
        var headers = client.get("dana", "audit:read", "/api/v1/audit-events").headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control")).get().asString().contains("no-store");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void sendsHstsBehindTlsProxy() throws Exception {
        var answer = client.send(client.anonymous("/problems").header("X-Forwarded-Proto", "https"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void opensToNamedOriginOnly() throws Exception {
        HttpResponse<String> portal = preflight("https://portal.example", "POST");
        assertThat(portal.statusCode()).isEqualTo(200);
        assertThat(portal.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://portal.example");
        assertThat(portal.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThatProblem(preflight("https://portal.example.evil.example", "POST"))
                .is(ProblemType.FORBIDDEN);
        assertThatProblem(preflight("http://portal.example", "POST")).is(ProblemType.FORBIDDEN);
        assertThatProblem(preflight("null", "POST")).is(ProblemType.FORBIDDEN);
        assertThatProblem(preflight("https://portal.example", "DELETE")).is(ProblemType.FORBIDDEN);
    }

    @Test
    void hasNoOptionsButForOtherOrigins() throws Exception {
        HttpResponse<String> answer = client.send(
                client.as("dana", "", "/api/v1/association-requests").method("OPTIONS", BodyPublishers.noBody()));
        assertThatProblem(answer).is(ProblemType.METHOD_NOT_ALLOWED);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
        assertThat(answer.body()).contains("Allowed here: GET, POST.");
    }

    private HttpResponse<String> preflight(String origin, String method) throws Exception {
        return client.send(client.anonymous("/api/v1/audit-events")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
