package io.gatehouse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Calls the service over real HTTP. */
public class Client {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Environment environment;

    Client(Environment environment) {
        this.environment = environment;
    }

    /** Of a service outside the test's context. */
    public static Client on(int port) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("port", Map.of("local.server.port", port)));
        return new Client(environment);
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    public HttpRequest.Builder bearing(String token, String path) {
        return anonymous(path).header("Authorization", "Bearer " + token);
    }

    public HttpRequest.Builder as(String subject, String scopes, String path) {
        return bearing(SharedServices.ISSUER.token(subject, scopes), path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        DescribedApi.FILE.requireDescribed(response);
        return response;
    }

    public HttpResponse<String> get(String subject, String scopes, String path)
            throws IOException, InterruptedException {
        return send(as(subject, scopes, path));
    }

    public HttpResponse<String> post(String subject, String scopes, String path, String json)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(as(subject, scopes, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        if (response.statusCode() < 300) {
            DescribedApi.FILE.requireDescribed(response.request(), json);
        }
        return response;
    }
}
