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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Applies per second of a service in a JVM of its own, as many at once as it has workers, against what IAM's latency alone
 * would let through. Argument: how many applies a round has.
 */
public final class ApplyBenchmark {
    private static final int IN_FLIGHT = 16;
    private static final double LEAST_RATIO = 0.80;
    private static final Duration LATENCY_OF_IAM = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int ROUNDS = 3;
    private static final int MOST_WARM_UPS = 16;
    /** Of a processor: a service that compiles more is not what runs in production after some minutes. */
    private static final double LITTLE_COMPILED = 0.1;

    private final int port = FreePort.find();
    private final int number;
    private final ApplyRuns runs = new ApplyRuns(SharedServices.DATABASE, SharedServices.IAM);

    private ApplyBenchmark(int number) {
        this.number = number;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        double ratio = new ApplyBenchmark(args.length == 0 ? 2_400 : Integer.parseInt(args[0])).run();
        System.exit(ratio < LEAST_RATIO ? 1 : 0);
    }

    private double run() throws IOException, InterruptedException {
        Process service = start();
        try {
            var calls = new TimedCalls(port);
            calls.awaitReady();
            String path = calls.approved(
                    SharedServices.IAM.seed().role(IamEndpoint.DEFAULT_ACCOUNT, "/contact-center/", "template"));
            String template = path.substring(path.lastIndexOf('/') + 1);
            SharedServices.IAM.faults().always("*", Fault.latency(LATENCY_OF_IAM));
            warmUp(template, calls);
            double before = processorSeconds(service);
            double waited = secondsInAws(calls);
            double perSecond = medianOfRounds(template);
            double applies = (double) ROUNDS * number;
            return report(
                    perSecond,
                    (processorSeconds(service) - before) / applies,
                    (secondsInAws(calls) - waited) / applies,
                    calls);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private void warmUp(String template, TimedCalls calls) throws IOException, InterruptedException {
        double compiling = 1;
        for (int i = 0; i < MOST_WARM_UPS && compiling > LITTLE_COMPILED; i++) {
            double before = calls.compilerSeconds();
            long start = System.nanoTime();
            double perSecond = measure(template);
            double seconds = (System.nanoTime() - start) / 1e9;
            compiling = (calls.compilerSeconds() - before) / seconds;
            System.out.printf(
                    "warming up        %8.1f applies/s, compiling takes %.2f of a processor%n", perSecond, compiling);
        }
    }

    /** A busy neighbour spoils some. */
    private double medianOfRounds(String template) throws InterruptedException {
        double[] perSecond = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            perSecond[i] = measure(template);
            System.out.printf("round %d           %8.1f applies/s%n", i + 1, perSecond[i]);
        }
        Arrays.sort(perSecond);
        return perSecond[ROUNDS / 2];
    }

    private double measure(String template) throws InterruptedException {
        runs.order(template, number);
        SharedServices.IAM.calls().clear();
        runs.begin();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (runs.open() > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(runs.open() + " runs are not finished, see target/apply-benchmark.log");
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        if (runs.notApplied() > 0) {
            throw new IllegalStateException(runs.notApplied() + " runs failed, see target/apply-benchmark.log");
        }
        return number / runs.seconds();
    }

    private double report(double perSecond, double processor, double waited, TimedCalls calls)
            throws IOException, InterruptedException {
        double callsPerApply = (double) SharedServices.IAM.calls().all().size() / number;
        double bound = IN_FLIGHT / (LATENCY_OF_IAM.toMillis() / 1e3 * callsPerApply);
        double ratio = perSecond / bound;
        System.out.printf(
                "%d rounds of %,d applies, %d in flight, IAM answering in %d ms, %d processors%n",
                ROUNDS,
                number,
                IN_FLIGHT,
                LATENCY_OF_IAM.toMillis(),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("calls per apply   %8.2f%n", callsPerApply);
        System.out.printf(
                "applies           %8.1f /s, IAM's latency alone would let through %.1f /s%n", perSecond, bound);
        System.out.printf(
                "own time          p50 %6.2f ms  p99 %6.2f ms per apply, of the last round%n",
                ownTime(calls, "0.5"), ownTime(calls, "0.99"));
        System.out.printf("in IAM            %8.2f ms per apply, as the service sees it%n", waited * 1e3);
        System.out.printf("processor time    %8.2f ms of the service per apply%n", processor * 1e3);
        System.out.printf(
                "ratio             %8.2f of the median (must be at least %.2f), load average %.1f%n",
                ratio, LEAST_RATIO, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return ratio;
    }

    private static double processorSeconds(Process service) {
        return service.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static double secondsInAws(TimedCalls calls) throws IOException, InterruptedException {
        return calls.metric("gatehouse_aws_calls_seconds_sum\\{[^}]*}");
    }

    /** In milliseconds. */
    private static double ownTime(TimedCalls calls, String quantile) throws IOException, InterruptedException {
        String name = "gatehouse_enforcement_own_time_seconds\\{operation=\"apply\",quantile=\""
                + Pattern.quote(quantile) + "\"}";
        return calls.metric(name) * 1e3;
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Daws.accessKeyId=test",
                "-Daws.secretAccessKey=test",
                "-cp",
                System.getProperty("java.class.path"),
                GatehouseApplication.class.getName(),
                "--server.port=" + port,
                "--spring.datasource.hikari.maximum-pool-size=20",
                "--gatehouse.enforcement.mode=apply",
                "--gatehouse.enforcement.poll=100ms",
                "--gatehouse.enforcement.workers=" + IN_FLIGHT,
                "--gatehouse.enforcement.workers-per-account=" + IN_FLIGHT,
                "--gatehouse.aws.calls-per-second=100000",
                "--gatehouse.aws.burst=100000",
                // So that the percentiles are those of the last round.
                "--management.metrics.distribution.expiry.all=10s",
                "--gatehouse.aws.endpoint=" + SharedServices.IAM.uri(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + SharedServices.ISSUER.uri()));
        SharedServices.DATABASE.properties().forEach(property -> command.add("--" + property));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target/apply-benchmark.log"))
                .start();
    }
}
