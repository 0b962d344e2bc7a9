package io.gatehouse.bench;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.SharedServices;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers of the API at a steady rate that leaves the service room, and how long each waited. */
final class TimedCalls {
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    TimedCalls(int port) {
        this.port = port;
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the service did not start");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri("/actuator/health/readiness")))
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Takes a request for the role to APPLIED; returns its path. */
    String request(String role) throws IOException, InterruptedException {
        String path = approved(role);
        post("operator", "associations:read associations:apply", path + "/applications", "{}");
        return path;
    }

    /** Takes a request for the role to APPROVED; returns its path. */
    String approved(String role) throws IOException, InterruptedException {
        String made = post(
                "requester", "associations:read associations:request", "/api/v1/association-requests", """
                {"instanceArn": "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef",
                 "principalArn": "%s", "justification": "a figure", "associations": [{"kind": "S3_BUCKET",
                 "resourceArn": "arn:aws:s3:::recordings", "storageResourceTypes": ["CALL_RECORDINGS"]}]}
                """.formatted(
                                role));
        String path = "/api/v1/association-requests/" + JsonPath.read(made, "$.id");
        post(
                "approver",
                "associations:approve",
                path + "/approvals",
                "{\"decision\": \"APPROVE\", \"policyDigest\": \"" + JsonPath.read(made, "$.policyDigest") + "\"}");
        return path;
    }

    /**
     * @param settling what of it is not counted, over a connection that is new
     * @return nanoseconds
     */
    List<Long> read(String path, Duration settling, Duration time) throws IOException {
        String token = SharedServices.ISSUER.token("requester", "associations:read");
        byte[] request = KeptConnection.request("GET", path, token, "");
        List<Long> waited = new ArrayList<>();
        long begin = System.nanoTime() + settling.toNanos();
        long end = begin + time.toNanos();
        try (var connection = new KeptConnection(port)) {
            for (long next = System.nanoTime(); next < end; next += BETWEEN.toNanos()) {
                LockSupport.parkNanos(next - System.nanoTime());
                long start = System.nanoTime();
                connection.exchange(request);
                if (start - begin >= 0) {
                    waited.add(System.nanoTime() - start);
                }
            }
        }
        return waited;
    }

    /** How long the service's compilers have worked. */
    double compilerSeconds() throws IOException, InterruptedException {
        return metric("jvm_compilation_time_ms_total\\{[^}]*}") / 1e3;
    }

    /** @param name of a line of the metrics, with its tags, as a pattern; if it is of several, their sum */
    double metric(String name) throws IOException, InterruptedException {
        Matcher line =
                Pattern.compile("^" + name + " (\\S+)$", Pattern.MULTILINE).matcher(metrics());
        double sum = 0;
        boolean found = false;
        while (line.find()) {
            sum += Double.parseDouble(line.group(1));
            found = true;
        }
        if (!found) {
            throw new IllegalStateException("not among the metrics: " + name);
        }
        return sum;
    }

    private String metrics() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/actuator/prometheus"))
                        .header("Authorization", "Bearer " + SharedServices.ISSUER.token("ops", "ops:read")))
                .body();
    }

    private String post(String actor, String scopes, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + SharedServices.ISSUER.token(actor, scopes))
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
