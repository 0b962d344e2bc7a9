package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.gatehouse.Client;
import io.gatehouse.development.iam.Fault;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EnforcementTest
class RunMetricsTests {

    private static final String APPLIED = "gatehouse_enforcement_runs_total{operation=\"apply\",outcome=\"succeeded\"}";
    private static final String OWN_TIME = "gatehouse_enforcement_own_time_seconds_sum{operation=\"apply\"}";

    @Autowired
    private Journey journey;

    @Autowired
    private Client client;

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void countsAttemptsAndTimesThemApartFromAws() throws Exception {
        double counted = value(APPLIED);
        double ownTime = value(OWN_TIME);
        IAM.faults().next("PutRolePolicy", Fault.hang(Duration.ofSeconds(1)));
        long start = System.nanoTime();
        journey.applied(Iam.role(IAM).arn());
        double all = (System.nanoTime() - start) / 1e9;
        assertThat(value(APPLIED)).isCloseTo(counted + 1, within(1e-9));
        assertThat(value(OWN_TIME) - ownTime).isPositive().isLessThan(all - 1);
    }

    @Test
    void showsHowMuchThereIsToDoAndSinceWhen() throws Exception {
        Iam role = Iam.role(IAM);
        CountDownLatch release = new CountDownLatch(1);
        String running = journey.approved(role.arn());
        String waiting = journey.approved(role.arn());
        IAM.faults().next("GetRole", Fault.hang(release));
        journey.order(running, "applications", "{}", "Prefer", "wait=0");
        journey.order(waiting, "applications", "{}", "Prefer", "wait=0");
        await().untilAsserted(() -> {
            assertThat(value("gatehouse_enforcement_queue{status=\"RUNNING\"}")).isPositive();
            assertThat(value("gatehouse_enforcement_queue{status=\"PENDING\"}")).isPositive();
            assertThat(value("gatehouse_enforcement_oldest_due_seconds")).isPositive();
        });
        release.countDown();
        await().untilAsserted(() -> {
            assertThat(value("gatehouse_enforcement_queue{status=\"PENDING\"}")).isZero();
            assertThat(value("gatehouse_enforcement_oldest_due_seconds")).isZero();
        });
    }

    private double value(String metric) throws Exception {
        return client.get("ops", "ops:read", "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
