package io.gatehouse.bench;

import io.gatehouse.FreePort;
import io.gatehouse.GatehouseApplication;
import io.gatehouse.SharedServices;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * A pass over very many grants by a warm service in a JVM of its own with a small heap, while callers read the API:
 * rounds in which the pass goes on and rounds in which it rests, in turn. Arguments: how many grants, and how many rounds at most.
 */
public final class DriftBenchmark {
    private static final int HEAP_MEGABYTES = 512;
    /** What the default interval needs: 10,000 grants, two calls each, within 15 minutes less a tenth. */
    private static final int CALLS_PER_SECOND = 25;

    private static final Duration LATENCY_OF_IAM = Duration.ofMillis(5);
    private static final Duration ROUND = Duration.ofSeconds(10);
    /** At the start of a round, not counted: what the round before left to do. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final double LITTLE_COMPILED = 0.02;
    private static final int MOST_WARM_UPS = 10;
    private static final int MOST_ROUNDS = 90;
    private static final String HEAP = "jvm_memory_used_bytes\\{area=\"heap\"[^}]*}";

    private final int port = FreePort.find();
    private final int grants;
    private final int mostRounds;
    private final IamEndpoint iam;
    private final DriftGrants stored;
    private double heap;

    private DriftBenchmark(int grants, int mostRounds) throws SQLException {
        this.grants = grants;
        this.mostRounds = mostRounds;
        this.iam = givingWay();
        this.stored = new DriftGrants(SharedServices.DATABASE, iam);
    }

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        new DriftBenchmark(
                        args.length == 0 ? 10_000 : Integer.parseInt(args[0]),
                        args.length < 2 ? MOST_ROUNDS : Integer.parseInt(args[1]))
                .run();
        System.exit(0);
    }

    /** It stands for one that has processors of its own: its threads are of the lowest priority, as is who starts them. */
    private static IamEndpoint givingWay() {
        return CompletableFuture.supplyAsync(IamEndpoint::new, start -> {
                    var starter = new Thread(start, "iam");
                    starter.setPriority(Thread.MIN_PRIORITY);
                    starter.start();
                })
                .join();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        Process service = start();
        try {
            var calls = new TimedCalls(port);
            calls.awaitReady();
            String path = calls.request(iam.seed().role(IamEndpoint.DEFAULT_ACCOUNT, "/contact-center/", "template"));
            stored.multiply(path.substring(path.lastIndexOf('/') + 1), grants);
            iam.faults().always("*", Fault.latency(LATENCY_OF_IAM));
            measure(calls, path);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private void measure(TimedCalls calls, String path) throws IOException, InterruptedException, SQLException {
        warmUp(calls, path);
        stored.startPass();
        List<Long> resting = new ArrayList<>();
        List<Long> going = new ArrayList<>();
        int rounds = 0;
        while (stored.left() > 0 && rounds < mostRounds) {
            stored.rest();
            List<Long> without = calls.read(path, SETTLING, ROUND);
            stored.goOn();
            List<Long> with = calls.read(path, SETTLING, ROUND);
            System.out.printf(
                    "round %-3d         p99 %6.2f ms resting %6.2f ms going on%n",
                    rounds + 1, at(without, 0.99), at(with, 0.99));
            resting.addAll(without);
            going.addAll(with);
            heap = Math.max(heap, calls.metric(HEAP));
            rounds++;
        }
        report(resting, going, rounds);
    }

    /** Passes over all grants, until the service has compiled what runs in production after some minutes. */
    private void warmUp(TimedCalls calls, String path) throws IOException, InterruptedException {
        double compiling = 1;
        for (int i = 0; i < MOST_WARM_UPS && compiling > LITTLE_COMPILED; i++) {
            double before = calls.compilerSeconds();
            stored.startPass();
            calls.read(path, Duration.ZERO, WARM_UP);
            compiling = (calls.compilerSeconds() - before) / WARM_UP.toSeconds();
            System.out.printf("warming up        compiling takes %.3f of a processor%n", compiling);
        }
    }

    private void report(List<Long> resting, List<Long> going, int rounds) {
        System.out.printf(
                "%,d of %,d grants looked at in %d rounds of %d s, IAM answering in %d ms, %d calls/s of IAM%n",
                grants - stored.left(), grants, rounds, ROUND.toSeconds(), LATENCY_OF_IAM.toMillis(), CALLS_PER_SECOND);
        System.out.printf("most heap in use  %6.0f MB of %d MB%n", heap / 1e6, HEAP_MEGABYTES);
        System.out.printf("pass resting      p50 %6.2f ms  p99 %6.2f ms%n", at(resting, 0.5), at(resting, 0.99));
        System.out.printf("pass going on     p50 %6.2f ms  p99 %6.2f ms%n", at(going, 0.5), at(going, 0.99));
        System.out.printf(
                "p99 ratio         %6.2f (should be at most 1.20), load average %.1f%n",
                at(going, 0.99) / at(resting, 0.99),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static double at(List<Long> nanos, double share) {
        return nanos.stream()
                        .sorted()
                        .skip((long) (nanos.size() * share))
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                String.format(Locale.ROOT, "-Xmx%dm", HEAP_MEGABYTES),
                "-Daws.accessKeyId=test",
                "-Daws.secretAccessKey=test",
                "-cp",
                System.getProperty("java.class.path"),
                GatehouseApplication.class.getName(),
                "--server.port=" + port,
                "--server.tomcat.max-keep-alive-requests=-1",
                "--gatehouse.enforcement.mode=apply",
                "--gatehouse.enforcement.poll=200ms",
                "--gatehouse.drift.calls-per-second=" + CALLS_PER_SECOND,
                "--gatehouse.aws.calls-per-second=" + 2 * CALLS_PER_SECOND,
                "--gatehouse.aws.endpoint=" + iam.uri(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + SharedServices.ISSUER.uri()));
        SharedServices.DATABASE.properties().forEach(property -> command.add("--" + property));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/drift-benchmark.log"))
                .start();
    }
}
