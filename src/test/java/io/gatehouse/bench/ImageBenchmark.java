package io.gatehouse.bench;

import io.gatehouse.FreePort;
import io.gatehouse.development.database.DevelopmentDatabase;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a new JVM takes until the service answers its first 200: the plain jar, and the files of the image
 * with their AOT cache. Arguments: the java command, the jar, the folder of the image's files.
 */
public final class ImageBenchmark {

    private static final int ROUNDS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final DevelopmentDatabase database;

    private ImageBenchmark(DevelopmentDatabase database) {
        this.database = database;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (DevelopmentDatabase database = DevelopmentDatabase.temporary()) {
            new ImageBenchmark(database).run(args[0], Path.of(args[1]), Path.of(args[2]));
        }
        System.exit(0);
    }

    private void run(String java, Path jar, Path image) throws IOException, InterruptedException {
        List<String> plain = List.of(java, "-jar", jar.toString());
        List<String> cached = List.of(java, "-XX:AOTCache=gatehouse.aot", "-jar", "gatehouse.jar");
        firstAnswer(plain, image); // applies the migrations
        List<Long> plainTimes = new ArrayList<>();
        List<Long> cachedTimes = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            plainTimes.add(firstAnswer(plain, image));
            cachedTimes.add(firstAnswer(cached, image));
        }
        System.out.printf("plain jar %s ms, with AOT cache %s ms%n", plainTimes, cachedTimes);
        long before = median(plainTimes);
        long after = median(cachedTimes);
        System.out.printf(
                "first 200 after %d ms with the AOT cache, %d ms from the plain jar: %.0f %% (should be at most 60 %%)%n",
                after, before, 100.0 * after / before);
    }

    private long firstAnswer(List<String> command, Path folder) throws IOException, InterruptedException {
        int port = FreePort.find();
        List<String> all = new ArrayList<>(command);
        database.properties().forEach(property -> all.add("--" + property));
        all.addAll(List.of(
                "--server.port=" + port, "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost:1"));
        long start = System.nanoTime();
        Process service = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (!isReady(port)) {
                if (!service.isAlive() || System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new IllegalStateException("the service did not start: " + command);
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private static boolean isReady(int port) {
        try {
            URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
            var connection = (HttpURLConnection) readiness.toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static long median(List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
