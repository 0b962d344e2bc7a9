package io.gatehouse.enforcement;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code probe/run outage}: stops PostgreSQL for half a minute while policies are applied. Meanwhile callers are told to come
 * back, and afterwards what was ordered before is done.
 */
public final class DatabaseOutage {

    private static final int REQUESTS = 30;
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(3);
    private static final File LOG = new File("target/outage.log");

    private final DevelopmentDatabase database;
    private final IamEndpoint iam;
    private final ServiceProcess service;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();

    private DatabaseOutage(DevelopmentDatabase database, IamEndpoint iam) throws IOException {
        this.database = database;
        this.iam = iam;
        this.service = ServiceProcess.start(database, iam, LOG);
    }

    public static void main(String[] args) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(2);
        });
        int differences;
        try (var database = DevelopmentDatabase.temporary();
                var iam = new IamEndpoint()) {
            differences = new DatabaseOutage(database, iam).run();
        }
        System.exit(differences == 0 ? 0 : 1);
    }

    private int run() throws Exception {
        try {
            Journey journey = service.journey();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                ids.add(journey.approved(Iam.role(iam).arn()));
            }
            iam.faults().always("*", Fault.hang(Duration.ofMillis(100)));
            for (String id : ids) {
                journey.order(id, "applications", "{}", "Prefer", "wait=0");
            }
            iam.calls().await("PutRolePolicy", REQUESTS / 6, Duration.ofMinutes(1));
            database.stop();
            int written = iam.calls().count("PutRolePolicy");
            ask(journey, ids);
            database.start();
            long back = System.nanoTime();
            awaitAll(journey, ids);
            long seconds = Duration.ofNanos(System.nanoTime() - back).toSeconds();
            differences.addAll(new KillFindings(database, iam).all());
            answers.forEach((answer, times) -> System.out.printf("%4d x %s%n", times, answer));
            System.out.printf(
                    "%d runs, of which %d had written when PostgreSQL stopped for %d s; all done %d s after it was back%n",
                    REQUESTS, written, OUTAGE.toSeconds(), seconds);
        } finally {
            service.kill();
        }
        differences.forEach(System.out::println);
        System.out.printf("%d differences%n", differences.size());
        return differences.size();
    }

    private void ask(Journey journey, List<String> ids) throws Exception {
        long end = System.nanoTime() + OUTAGE.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            String id = ids.get(i % ids.size());
            note("GET", journey.get("/api/v1/association-requests/" + id));
            note("POST", journey.order(id, "applications", "{}", "Prefer", "wait=0"));
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void note(String method, HttpResponse<String> answer) {
        boolean told = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
        String said = method + " answered " + answer.statusCode()
                + answer.headers()
                        .firstValue("Retry-After")
                        .map(it -> ", Retry-After " + it)
                        .orElse("");
        answers.merge(said, 1, Integer::sum);
        if (!told) {
            differences.add(said + " while PostgreSQL was stopped");
        }
    }

    private void awaitAll(Journey journey, List<String> ids) throws Exception {
        long end = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        for (String id : ids) {
            while (!isApplied(journey, id)) {
                if (System.nanoTime() > end) {
                    differences.add(id + " is not applied: " + journey.request(id));
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean isApplied(Journey journey, String id) throws Exception {
        HttpResponse<String> answer = journey.get("/api/v1/association-requests/" + id);
        return answer.statusCode() == 200 && journey.state(id).equals("APPLIED/IN_FORCE");
    }
}
