package io.gatehouse.bench;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.SharedServices;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Policy previews against an empty endpoint, both in this process with the same token: rounds of one and the other in
 * turn, and the ratio of their medians.
 */
public final class HttpBenchmark {

    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 25;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final int WARM_UP_CONNECTIONS = 2;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final String INTENT = """
            {"instanceArn":"arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef",
             "associations":[{"kind":"S3_BUCKET","resourceArn":"arn:aws:s3:::my-connect-recording-bucket",
                              "storageResourceTypes":["CALL_RECORDINGS"]}]}
            """;

    private final int port;
    private final ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);

    private HttpBenchmark(int port) {
        this.port = port;
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        System.setProperty("gatehouse.bench.empty", "true");
        System.setProperty("server.port", "0");
        System.setProperty("server.tomcat.max-keep-alive-requests", "-1");
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(GatehouseApplication.class)
                .initializers(new SharedServices())
                .run()) {
            int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            new HttpBenchmark(port).run();
        }
        System.exit(0);
    }

    private void run() throws InterruptedException, ExecutionException {
        String token = SharedServices.ISSUER.token("bench", "associations:read");
        byte[] empty = KeptConnection.request("GET", "/api/v1/empty", token, "");
        byte[] preview = KeptConnection.request("POST", "/api/v1/policy-previews", token, INTENT);
        // So few callers that the compiler has its share of the processors.
        WarmUp.with(() -> {
            rate(empty, WARM_UP, WARM_UP_CONNECTIONS);
            rate(preview, WARM_UP, WARM_UP_CONNECTIONS);
        });
        List<Double> empties = new ArrayList<>();
        List<Double> previews = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            empties.add(rate(empty, ROUND, CONNECTIONS));
            previews.add(rate(preview, ROUND, CONNECTIONS));
        }
        clients.shutdownNow();
        System.out.printf("empty endpoint    %,8.0f requests/s (median of %d rounds)%n", median(empties), ROUNDS);
        System.out.printf("policy previews   %,8.0f requests/s (median of %d rounds)%n", median(previews), ROUNDS);
        System.out.printf("ratio             %8.2f (should be at least 0.50)%n", median(previews) / median(empties));
    }

    private double rate(byte[] request, Duration time, int connections)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            counts.add(clients.submit(() -> count(request, start + time.toNanos())));
        }
        long sum = 0;
        for (Future<Long> count : counts) {
            sum += count.get();
        }
        return sum / ((System.nanoTime() - start) / 1e9);
    }

    private long count(byte[] request, long end) throws IOException {
        long count = 0;
        try (var connection = new KeptConnection(port)) {
            while (System.nanoTime() < end) {
                connection.exchange(request);
                count++;
            }
        }
        return count;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
