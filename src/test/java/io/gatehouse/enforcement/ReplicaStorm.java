package io.gatehouse.enforcement;

import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code probe/run replicas NUMBER [SEED]}: so many orders to apply and to revoke at once, on fifty principals, by two
 * replicas of which one is killed every few seconds; compares at the end what they say with what IAM has.
 */
public final class ReplicaStorm {

    private static final int PRINCIPALS = 50;
    private static final int CALLERS = 8;
    /** So that there is work for as long as it takes to kill and restart a replica many times. */
    private static final Duration LATENCY_OF_IAM = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final File FOLDER = new File("target/replicas");

    private final DevelopmentDatabase database;
    private final IamEndpoint iam;
    private final Random random;
    private final FastService fast;
    private final ServiceProcess steady;
    private volatile ServiceProcess mortal;
    private final Map<String, String> wanted = new ConcurrentHashMap<>();
    private final AtomicInteger orders = new AtomicInteger();
    private final List<String> differences = new ArrayList<>();
    private final KillFindings findings;
    private int kills;

    private ReplicaStorm(DevelopmentDatabase database, IamEndpoint iam, long seed) throws Exception {
        this.database = database;
        this.iam = iam;
        this.random = new Random(seed);
        this.findings = new KillFindings(database, iam);
        this.fast = FastService.prepare(FOLDER.toPath(), database, iam);
        this.steady = start("steady.log");
        this.mortal = start("mortal.log");
    }

    public static void main(String[] args) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(2);
        });
        int number = Integer.parseInt(args[0]);
        long seed = Long.parseLong(args[1]);
        int differences;
        try (var database = DevelopmentDatabase.temporary();
                var iam = new IamEndpoint()) {
            differences = new ReplicaStorm(database, iam, seed).run(number);
        }
        System.exit(differences == 0 ? 0 : 1);
    }

    private int run(int number) throws Exception {
        try {
            List<String> ids = approved(number - number / 3);
            iam.faults().always("*", Fault.hang(LATENCY_OF_IAM));
            CountDownLatch over = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 1);
            try {
                Future<?> killing = threads.submit(() -> killUntil(over));
                List<String> atOnce = ids.subList(0, number / 6);
                inTurn(threads, ids, id -> {
                    apply(id);
                    if (atOnce.contains(id)) {
                        revoke(id);
                    }
                });
                inTurn(threads, ids.subList(number / 6, number / 3), this::revoke);
                awaitAll();
                over.countDown();
                killing.get();
                stopBoth();
            } finally {
                threads.shutdownNow();
            }
        } finally {
            steady.kill();
            mortal.kill();
        }
        differences.addAll(findings.all());
        differences.forEach(System.out::println);
        System.out.printf(
                "%d orders on %d principals, %d requests, %d kills, %d differences%n",
                orders.get(), PRINCIPALS, wanted.size(), kills, differences.size());
        return differences.size();
    }

    /** Once what the killed ones left open is closed, and without cutting scheduled looks off. */
    private void stopBoth() throws InterruptedException {
        mortal.stop();
        Instant stopped = Instant.now();
        await().atMost(Duration.ofMinutes(1)).until(() -> !findings.hasCallsOpenedBefore(stopped));
        steady.stop();
    }

    private List<String> approved(int number) throws Exception {
        List<Iam> principals = new ArrayList<>();
        for (int i = 0; i < Math.min(PRINCIPALS, number); i++) {
            principals.add(Iam.role(iam));
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(steady.journey()
                    .approved(principals.get(i % principals.size()).arn()));
        }
        return ids;
    }

    private interface Step {
        void take(String id) throws Exception;
    }

    private static void inTurn(ExecutorService threads, List<String> ids, Step step) throws Exception {
        List<Callable<Void>> steps = new ArrayList<>();
        for (String id : ids) {
            steps.add(() -> {
                step.take(id);
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(steps)) {
            done.get();
        }
    }

    private void apply(String id) throws Exception {
        order(id, "applications", "{}", "APPLIED/IN_FORCE");
    }

    private void revoke(String id) throws Exception {
        order(id, "revocations", "{\"reason\":\"over\"}", "REVOKED/REVOKED");
    }

    /** By either replica; who is cut off, or told to come again, asks the other one. */
    private void order(String id, String what, String body, String state) throws Exception {
        boolean first = id.hashCode() % 2 == 0;
        for (int i = 0; i < 100; i++) {
            ServiceProcess replica = first == (i % 2 == 0) ? steady : mortal;
            int status = status(replica, id, what, body);
            if (status == 202 || status == 200 || (status == 409 && isAlready(id, state))) {
                wanted.put(id, state);
                orders.incrementAndGet();
                return;
            }
            if (status != 0 && status != 409 && status != 503) {
                throw new IllegalStateException(what + " of " + id + " was answered with " + status);
            }
        }
        throw new IllegalStateException(what + " of " + id + " was not taken");
    }

    /** 0 if the replica was killed meanwhile. */
    private static int status(ServiceProcess replica, String id, String what, String body) throws Exception {
        try {
            HttpResponse<String> answer = replica.journey().order(id, what, body, "Prefer", "wait=0");
            return answer.statusCode();
        } catch (IOException killed) {
            return 0;
        }
    }

    /** What was taken, and not answered, by the replica that was killed. */
    private boolean isAlready(String id, String state) throws Exception {
        return steady.journey().state(id).equals(state);
    }

    private Void killUntil(CountDownLatch over) throws Exception {
        while (!over.await(1_000 + random.nextInt(3_000), TimeUnit.MILLISECONDS)) {
            mortal.kill();
            kills++;
            mortal = start("mortal.log");
        }
        return null;
    }

    private void awaitAll() throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            while (!steady.journey().state(each.getKey()).equals(each.getValue())) {
                if (System.nanoTime() > end) {
                    differences.add(each.getKey() + " did not become " + each.getValue() + ": "
                            + JsonPath.read(steady.journey().request(each.getKey()), "$.enforcement"));
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private ServiceProcess start(String log) throws IOException {
        return fast.start(database, iam, new File(FOLDER, log));
    }
}
