package io.gatehouse.enforcement;

import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;

/**
 * {@code probe/run kills NUMBER [SEED]}: applies and revokes, kills the service again and again while it does, and compares
 * at the end what it says with what IAM has. Database and IAM are in this process and outlive the service.
 */
public final class KillLoop {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final File LOG = new File("target/kills/service.log");

    private final IamEndpoint iam;
    private final DevelopmentDatabase database;
    private final FastService fast;
    private final Random random;
    private final KillFindings findings;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> killedIn = new TreeMap<>();
    private ServiceProcess service;
    private List<String> applied = List.of();
    private int requests;

    private KillLoop(DevelopmentDatabase database, IamEndpoint iam, long seed) throws Exception {
        this.database = database;
        this.iam = iam;
        this.random = new Random(seed);
        this.findings = new KillFindings(database, iam);
        this.fast = FastService.prepare(LOG.getParentFile().toPath(), database, iam);
        this.service = start();
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
            differences = new KillLoop(database, iam, seed).run(number);
        }
        System.exit(differences == 0 ? 0 : 1);
    }

    private int run(int number) throws Exception {
        long start = System.nanoTime();
        try {
            var first = new KillRound(service.journey(), iam, applied);
            settle(first);
            for (int n = 0; n < number; n++) {
                killOnce(KillPoint.nth(n));
                if ((n + 1) % 10 == 0) {
                    System.out.printf(
                            "%d kills, %d requests, %d differences so far%n", n + 1, requests, differences.size());
                }
            }
        } finally {
            service.kill();
        }
        differences.addAll(findings.all());
        differences.forEach(System.out::println);
        kills.forEach((point, times) -> System.out.printf("%4d x %s%n", times, point));
        System.out.println("calls that were being made when the service was killed:");
        killedIn.forEach((call, times) -> System.out.printf("%4d x %s%n", times, call));
        System.out.printf("%d requests were applied, revoked, or both at once%n", requests);
        System.out.printf(
                "%d kills, %d differences, %d s%n",
                number,
                differences.size(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        return differences.size();
    }

    private void killOnce(KillPoint point) throws Exception {
        var round = new KillRound(service.journey(), iam, applied);
        Journey journey = service.journey();
        point.awaitAfter(() -> round.order(journey), iam, random);
        service.kill();
        kills.merge(point.toString(), 1, Integer::sum);
        findings.openCalls().forEach(call -> killedIn.merge(call, 1, Integer::sum));
        iam.faults().clear();
        service = start();
        settle(round);
    }

    private void settle(KillRound round) throws Exception {
        requests += round.requests();
        await().atMost(LONGEST).until(() -> {
            round.order(service.journey());
            return round.isOrdered();
        });
        round.wanted().forEach(this::awaitState);
        applied = round.applied();
    }

    private void awaitState(String id, String state) {
        try {
            await().atMost(LONGEST).until(() -> state.equals(service.journey().state(id)));
        } catch (ConditionTimeoutException never) {
            differences.add(id + " did not become " + state + ": " + shown(id));
        }
    }

    private String shown(String id) {
        try {
            return service.journey().state(id) + " "
                    + JsonPath.read(
                            service.journey()
                                    .get("/api/v1/enforcement-runs?requestId=" + id)
                                    .body(),
                            "$.items");
        } catch (Exception failure) {
            return failure.toString();
        }
    }

    private ServiceProcess start() throws IOException {
        return fast.start(database, iam, LOG);
    }
}
