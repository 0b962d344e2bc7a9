package io.gatehouse.development.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.web.SecurityFilterChain;

@SpringBootTest(
        classes = {DevelopmentIssuer.class, DevelopmentIssuerTests.Application.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=issuer-alone")
class DevelopmentIssuerTests {

    @LocalServerPort
    private int port;

    private URI issuer = URI.create("http://localhost");
    private DevelopmentTokens tokens = new DevelopmentTokens(issuer);

    @BeforeEach
    void address() {
        issuer = URI.create("http://localhost:" + port);
        tokens = new DevelopmentTokens(issuer);
    }

    @ParameterizedTest
    @EnumSource
    void givesAllScopesWhenNoneIsAskedFor(DevelopmentClient client) {
        Jwt token = decode(tokens.of(client));
        assertThat(token.getClaimAsStringList("scope")).containsExactlyInAnyOrderElementsOf(client.scopes());
        assertThat(token.getSubject()).isEqualTo(client.id());
    }

    @Test
    void givesOnlyTheScopeAskedFor() {
        Jwt token = decode(tokens.of(DevelopmentClient.LEAD, "associations:read"));
        assertThat(token.getClaimAsStringList("scope")).containsExactly("associations:read");
    }

    @Test
    void signsWithRs256ForOneHour() {
        Jwt token = decode(tokens.of(DevelopmentClient.REQUESTER));
        assertThat(token.getHeaders()).containsEntry("alg", "RS256");
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void refusesScopeOfOthers() {
        HttpResponse<String> answer = tokens.request("requester", "requester-secret", "&scope=audit:read");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_scope");
    }

    @Test
    void refusesWrongSecretAndUnknownClient() {
        assertThat(tokens.request("requester", "approver-secret", "").statusCode())
                .isEqualTo(401);
        assertThat(tokens.request("stranger", "stranger-secret", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void publishesWhereItsKeysAre() throws IOException, InterruptedException {
        assertThat(get("/.well-known/openid-configuration").body())
                .contains("\"issuer\":\"" + issuer + "\"")
                .contains("/oauth2/jwks");
        assertThat(get("/oauth2/jwks").body()).contains("\"kty\":\"RSA\"").doesNotContain("\"d\":");
    }

    @Test
    void leavesOtherAddressesToTheApplication() throws IOException, InterruptedException {
        assertThat(get("/api/v1/anything").statusCode()).isEqualTo(404);
    }

    @Test
    void componentScanningPassesDevelopmentServicesBy() {
        assertThat(new ClassPathScanningCandidateComponentProvider(true)
                        .findCandidateComponents("io.gatehouse.development"))
                .isEmpty();
    }

    private Jwt decode(String token) {
        return JwtDecoders.fromIssuerLocation(issuer.toString()).decode(token);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(issuer.resolve(path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /**
     * An application that lets everybody in, to see that the issuer keeps to its own addresses. It is not the service, so
     * it reads none of its configuration and has no database.
     */
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    static class Application {

        @Bean
        SecurityFilterChain open(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }
}
