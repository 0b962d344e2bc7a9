package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gatehouse.development.database.DatabaseDriver;
import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.enforcement.jdbc.RunDatabase;
import io.gatehouse.policy.PrincipalArn;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who works keeps run and principal for as long as that takes, and not longer. */
@ParameterizedClass
@MethodSource("io.gatehouse.development.database.DatabaseDriver#all")
class RunHeartbeatsTests {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Clock CLOCK = Clock.systemUTC();

    private final RunDatabase database;
    private final RunHeartbeats heartbeats;

    RunHeartbeatsTests(DatabaseDriver driver) {
        database = new RunDatabase(driver);
        var properties =
                new EnforcementProperties(EnforcementProperties.Mode.APPLY, LEASE, LEASE, 1, LEASE, LEASE, 1, null);
        heartbeats = new RunHeartbeats(database.leases(), database.transaction(), properties, CLOCK);
    }

    @BeforeEach
    void open() {
        database.empty();
        PrincipalArn principal = PrincipalArn.parse("arn:aws:iam::111122223333:role/" + UUID.randomUUID());
        database.opened(principal, CLOCK.instant().minusSeconds(2));
        database.opened(principal, CLOCK.instant().minusSeconds(1));
    }

    @AfterEach
    void close() {
        heartbeats.destroy();
    }

    @Test
    void keepRunAndPrincipalForLongerThanTheLease() {
        Lease held = claim().orElseThrow();
        heartbeats.during(
                held,
                () -> await().during(LEASE.multipliedBy(2))
                        .atMost(LEASE.multipliedBy(10))
                        .until(() -> claim().isEmpty()));
        database.finish(held, CLOCK.instant());
        assertThat(claim()).as("of the same principal").isPresent();
    }

    @Test
    void endWithTheWork() {
        Lease held = claim().orElseThrow();
        heartbeats.during(held, () -> {});
        Lease next = await().atMost(LEASE.multipliedBy(10))
                .until(this::claim, Optional::isPresent)
                .orElseThrow();
        assertThat(next.run().id()).isEqualTo(held.run().id());
    }

    @Test
    void takeNothingBackFromWhoeverTookOver() {
        Lease lost = claim().orElseThrow();
        Lease held = await().atMost(LEASE.multipliedBy(10))
                .until(this::claim, Optional::isPresent)
                .orElseThrow();
        heartbeats.during(lost, () -> {
            Lease third = await().atMost(LEASE.multipliedBy(10))
                    .until(this::claim, Optional::isPresent)
                    .orElseThrow();
            assertThat(third.run().attempts()).isEqualTo(3);
        });
        assertThatThrownBy(() -> database.finish(held, CLOCK.instant())).isInstanceOf(LeaseLostException.class);
    }

    private Optional<Lease> claim() {
        return database.claim(CLOCK.instant(), LEASE);
    }
}
