package io.gatehouse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An OpenID issuer of one key, on a port of its own. */
public final class TestIssuer {
    private final RSAKey key = newKey();

    private record Token(String text, Instant until) {}

    private final Map<List<String>, Token> tokens = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String uri;

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        uri = "http://localhost:" + server.getAddress().getPort();
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + uri + "\",\"jwks_uri\":\"" + uri
                        + "/jwks\",\"subject_types_supported\":[\"public\"],"
                        + "\"response_types_supported\":[\"code\"],\"authorization_endpoint\":\"" + uri + "/a\"}");
        serve("/jwks", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    public String uri() {
        return uri;
    }

    public void stop() {
        server.stop(0);
    }

    /** Signing takes its time, so one that lasts is given again. */
    public String token(String subject, String scopes) {
        Instant now = Instant.now();
        return tokens.compute(
                        List.of(subject, scopes),
                        (any, known) ->
                                known != null && known.until().isAfter(now) ? known : newToken(subject, scopes, now))
                .text();
    }

    private Token newToken(String subject, String scopes, Instant now) {
        return new Token(sign(claims(subject, scopes).build()), now.plusSeconds(300));
    }

    public JWTClaimsSet.Builder claims(String subject, String scopes) {
        return new JWTClaimsSet.Builder()
                .issuer(uri)
                .subject(subject)
                .claim("scope", scopes)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    public String sign(JWTClaimsSet claims) {
        return sign(claims, key);
    }

    public String signWithForeignKey(JWTClaimsSet claims) {
        return sign(claims, newKey());
    }

    /** A key that is not this issuer's, under the id of the one that is. */
    public String signWithImpostorKey(JWTClaimsSet claims) {
        return sign(claims, new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build());
    }

    public RSAKey publicKey() {
        return key.toPublicJWK();
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException unsignable) {
            throw new IllegalStateException(unsignable);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException noKey) {
            throw new IllegalStateException(noKey);
        }
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
