package io.gatehouse.development.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens from a running issuer the way any client does, for tests. */
public record DevelopmentTokens(URI issuer) {

    /** With all of the client's scopes. */
    public String of(DevelopmentClient client) {
        return accessToken(request(client.id(), client.secret(), ""));
    }

    public String of(DevelopmentClient client, String scopes) {
        return accessToken(request(client.id(), client.secret(), "&scope=" + URLEncoder.encode(scopes, UTF_8)));
    }

    HttpResponse<String> request(String id, String secret, String more) {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials" + more))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a token", interrupted);
        }
    }

    private static String accessToken(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no token: " + answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }
}
