package io.gatehouse.enforcement;

import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionTimeoutException;

/**
 * {@code probe/run kills NUMBER [SEED]}: applies and revokes, kills the service again and again while it does, and compares
 * at the end what it says with what IAM has. Database and IAM are in this process and outlive the service.
 */
public final class KillLoop {

    private static final int APPLICATIONS = 5;
    private static final File LOG = new File("target/kills/service.log");

    private final DevelopmentDatabase database;
    private final IamEndpoint iam;
    private final FastService fast;
    private final Random random;
    private final List<String> differences = new ArrayList<>();
    private final List<String> applied = new ArrayList<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private ServiceProcess service;
    private int requests;

    private KillLoop(DevelopmentDatabase database, IamEndpoint iam, long seed) throws Exception {
        this.database = database;
        this.iam = iam;
        this.random = new Random(seed);
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
        try {
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
        differences.addAll(new KillFindings(database, iam).all());
        differences.forEach(System.out::println);
        kills.forEach((point, times) -> System.out.printf("%4d x %s%n", times, point));
        System.out.printf("%d requests were applied, revoked, or both at once%n", requests);
        System.out.printf("%d kills, %d differences%n", number, differences.size());
        return differences.size();
    }

    /** New requests are applied, those of the last round are revoked, and one is both at once. */
    private void killOnce(KillPoint point) throws Exception {
        Journey journey = service.journey();
        Map<String, String> wanted = new LinkedHashMap<>();
        List<Iam> roles = List.of(Iam.role(iam), Iam.role(iam));
        for (int i = 0; i < APPLICATIONS; i++) {
            wanted.put(journey.approved(roles.get(i % roles.size()).arn()), "APPLIED/IN_FORCE");
        }
        List<String> fresh = List.copyOf(wanted.keySet());
        applied.forEach(id -> wanted.put(id, "REVOKED/REVOKED"));
        wanted.put(fresh.get(0), "REVOKED/REVOKED");
        requests += APPLICATIONS;
        Map<String, String> unsure = new ConcurrentHashMap<>(wanted);
        point.awaitAfter(() -> order(journey, wanted, fresh, unsure), iam, random);
        service.kill();
        kills.merge(point.toString(), 1, Integer::sum);
        iam.faults().clear();
        service = start();
        order(service.journey(), Map.copyOf(unsure), fresh, unsure);
        wanted.forEach(this::awaitState);
        applied.clear();
        applied.addAll(fresh.subList(1, fresh.size()));
    }

    /** @param unsure what is not known to be ordered, since the service may be killed meanwhile */
    private static void order(
            Journey journey, Map<String, String> wanted, List<String> fresh, Map<String, String> unsure) {
        wanted.forEach((id, state) -> {
            boolean revoked = state.startsWith("REVOKED");
            if (fresh.contains(id) && (!revoked || isUntouched(journey, id))) {
                order(journey, id, "applications", "{}", revoked ? new HashMap<>() : unsure);
            }
            if (revoked) {
                order(journey, id, "revocations", "{\"reason\":\"a round later\"}", unsure);
            }
        });
    }

    private static boolean isUntouched(Journey journey, String id) {
        return unlessKilled(() -> journey.state(id))
                .filter("APPROVED/NOT_APPLIED"::equals)
                .isPresent();
    }

    private static void order(Journey journey, String id, String what, String body, Map<String, String> unsure) {
        unlessKilled(() -> journey.order(id, what, body, "Prefer", "wait=0"))
                .filter(answer -> answer.statusCode() == 202)
                .ifPresent(answer -> unsure.remove(id));
    }

    /** Whose call the kill cuts off does not know what became of it, and will ask again. */
    private static <T> Optional<T> unlessKilled(Callable<T> call) {
        try {
            return Optional.of(call.call());
        } catch (IOException killed) {
            return Optional.empty();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private void awaitState(String id, String state) {
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> state.equals(service.journey().state(id)));
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
