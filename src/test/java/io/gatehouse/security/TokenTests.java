package io.gatehouse.security;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.SharedServices.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class TokenTests {
    private static final String EVENTS = "/api/v1/audit-events";

    @Autowired
    private Client client;

    @Test
    void acceptsTokenOfIssuer() throws Exception {
        assertThat(call(ISSUER.sign(claims().build())).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVENTS,
                "/api",
                "/api/v1/nothing",
                "/nothing",
                "/error",
                "/actuator",
                "/actuator/prometheus",
                "/actuator/env"
            })
    void refusesAnonymousEverywhere(String path) throws Exception {
        HttpResponse<String> answer = client.send(client.anonymous(path));
        assertThatProblem(answer).is(ProblemType.UNAUTHENTICATED);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void refusesAnonymousBodyUnread() throws Exception {
        assertThatProblem(client.send(client.anonymous("/api/test/echo")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("x".repeat(300 * 1024)))))
                .is(ProblemType.UNAUTHENTICATED);
    }

    @Test
    void refusesExpiredTokenBeyondClockSkew() throws Exception {
        refuses(ISSUER.sign(claims().expirationTime(in(-40)).build()));
        assertThat(call(ISSUER.sign(claims().expirationTime(in(-10)).build())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesTokenOfTheFutureOrWithoutEnd() throws Exception {
        refuses(ISSUER.sign(claims().notBeforeTime(in(60)).build()));
        refuses(ISSUER.sign(claims().expirationTime(null).build()));
    }

    @Test
    void refusesTokenWithoutSubject() throws Exception {
        refuses(ISSUER.sign(claims().subject(null).build()));
        refuses(ISSUER.sign(claims().subject(" ").build()));
    }

    @Test
    void refusesForeignSignatureAndIssuer() throws Exception {
        refuses(ISSUER.signWithForeignKey(claims().build()));
        refuses(ISSUER.signWithImpostorKey(claims().build()));
        refuses(ISSUER.sign(claims().issuer("http://elsewhere.example").build()));
    }

    @Test
    void refusesAlteredToken() throws Exception {
        String[] parts = ISSUER.sign(claims().build()).split("\\.");
        String[] other = ISSUER.sign(claims().subject("root").build()).split("\\.");
        refuses(parts[0] + "." + other[1] + "." + parts[2]);
        refuses(parts[0] + "." + parts[1] + ".");
    }

    @Test
    void refusesUnsignedToken() throws Exception {
        refuses(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void refusesPublicKeyUsedAsSharedSecret() throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(ISSUER.publicKey().getKeyID())
                        .build(),
                claims().build());
        jwt.sign(new MACSigner(ISSUER.publicKey().toRSAPublicKey().getEncoded()));
        refuses(jwt.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..", "..", "%"})
    void refusesWhatIsNoToken(String token) throws Exception {
        refuses(token);
    }

    @Test
    void ignoresTokenInQueryAndBasicCredentials() throws Exception {
        String token = ISSUER.sign(claims().build());
        assertThatProblem(client.send(client.anonymous(EVENTS + "?access_token=" + token)))
                .is(ProblemType.UNAUTHENTICATED);
        String basic = Base64.getEncoder().encodeToString("dana:dana".getBytes(StandardCharsets.UTF_8));
        assertThatProblem(client.send(client.anonymous(EVENTS).header("Authorization", "Basic " + basic)))
                .is(ProblemType.UNAUTHENTICATED);
    }

    private void refuses(String token) throws Exception {
        HttpResponse<String> answer = call(token);
        assertThatProblem(answer).is(ProblemType.UNAUTHENTICATED);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    private HttpResponse<String> call(String token) throws Exception {
        return client.send(client.bearing(token, EVENTS));
    }

    private static JWTClaimsSet.Builder claims() {
        return ISSUER.claims("dana", "audit:read").issueTime(in(-600));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
