package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.enforcement.jdbc.RunDatabase;
import io.gatehouse.iam.AccountId;
import io.gatehouse.policy.PrincipalArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AccountLoadTests {

    private static final AccountId ONE = new AccountId("111122223333");
    private static final AccountId OTHER = new AccountId("444455556666");

    /** The accounts that claims were told to pass over, in turn. */
    private final Queue<Set<AccountId>> passedOver = new ConcurrentLinkedQueue<>();

    private final AccountLoad load = new AccountLoad(2);

    @Test
    void isFullOfWhatHasItsShare() {
        take(ONE);
        take(OTHER);
        take(ONE);
        assertThat(passedOver).containsExactly(Set.of(), Set.of(), Set.of());
        load.end(OTHER);
        take(OTHER);
        load.end(ONE);
        take(OTHER);
        take(ONE);
        assertThat(passedOver).hasSize(6).endsWith(Set.of(ONE), Set.of(), Set.of(OTHER));
    }

    @Test
    void countsWhatOthersAreAboutToTakeUntilItIsKnown() throws Exception {
        take(ONE);
        var about = new CompletableFuture<Void>();
        var known = new CompletableFuture<Optional<Lease>>();
        CompletableFuture<Optional<Lease>> others = CompletableFuture.supplyAsync(() -> load.take(busy -> {
            about.complete(null);
            return known.join();
        }));
        about.get(10, TimeUnit.SECONDS);
        CompletableFuture<Optional<Lease>> ours = CompletableFuture.supplyAsync(() -> load.take(busy -> {
            passedOver.add(busy);
            if (busy.contains(ONE)) {
                known.complete(Optional.of(lease(OTHER)));
                return Optional.empty();
            }
            return Optional.of(lease(ONE));
        }));
        assertThat(ours.get(10, TimeUnit.SECONDS)).isPresent();
        assertThat(others.get(10, TimeUnit.SECONDS)).isPresent();
        assertThat(passedOver).containsExactly(Set.of(), Set.of(ONE), Set.of());
        assertThat(load.take(busy -> busy.equals(Set.of(ONE)) ? Optional.of(lease(OTHER)) : Optional.empty()))
                .isPresent();
    }

    @Test
    void takesNoMoreAtOnceThanAnAccountMayHave() throws Exception {
        var first = new CompletableFuture<Optional<Lease>>();
        var second = new CompletableFuture<Optional<Lease>>();
        var about = List.of(new CompletableFuture<Void>(), new CompletableFuture<Void>());
        CompletableFuture.runAsync(() -> load.take(busy -> joined(about.get(0), first)));
        about.get(0).get(10, TimeUnit.SECONDS);
        CompletableFuture.runAsync(() -> load.take(busy -> joined(about.get(1), second)));
        about.get(1).get(10, TimeUnit.SECONDS);
        CompletableFuture<Void> third = CompletableFuture.runAsync(() -> take(OTHER));
        first.complete(Optional.of(lease(ONE)));
        third.get(10, TimeUnit.SECONDS);
        assertThat(passedOver).containsExactly(Set.of(ONE));
        second.complete(Optional.of(lease(ONE)));
    }

    private static Optional<Lease> joined(CompletableFuture<Void> about, CompletableFuture<Optional<Lease>> lease) {
        about.complete(null);
        return lease.join();
    }

    private void take(AccountId account) {
        assertThat(load.take(busy -> {
                    passedOver.add(busy);
                    return Optional.of(lease(account));
                }))
                .isPresent();
    }

    private static Lease lease(AccountId account) {
        PrincipalArn principal = PrincipalArn.parse("arn:aws:iam::" + account.digits() + ":role/r");
        return new Lease(RunDatabase.run(UUID.randomUUID(), principal, Instant.EPOCH), UUID.randomUUID(), false, false);
    }
}
