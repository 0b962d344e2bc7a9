package io.gatehouse.enforcement;

import io.gatehouse.enforcement.DriftChecks.Check;
import io.gatehouse.iam.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks that this replica has claimed and not begun, for all its workers. In an account one is under way at a time, so that
 * one that hangs keeps a single worker, and those of other accounts are left to the others.
 */
final class ClaimedChecks {

    private final AccountPace pace;
    private final Queue<Check> waiting = new ArrayDeque<>();
    private final Set<AccountId> busy = new HashSet<>();

    ClaimedChecks(AccountPace pace) {
        this.pace = pace;
    }

    synchronized void add(Collection<Check> claimed) {
        waiting.addAll(claimed);
    }

    /** One whose account's turn has come. Whoever takes it says when it is over. */
    synchronized Optional<Check> begin(Instant now) {
        waiting.removeIf(check -> !check.until().isAfter(now)); // due again for everybody
        for (Iterator<Check> checks = waiting.iterator(); checks.hasNext(); ) {
            Check next = checks.next();
            AccountId account = next.account();
            if (!busy.contains(account) && pace.turn(account, now).isZero()) {
                checks.remove();
                busy.add(account);
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** @return whether it was the last that had been claimed of its account */
    synchronized boolean end(Check begun) {
        busy.remove(begun.account());
        return waiting.stream().noneMatch(check -> check.account().equals(begun.account()));
    }

    /** Those in which one is under way or waits; the caller's own set. */
    synchronized Set<AccountId> accounts() {
        Set<AccountId> accounts = new HashSet<>(busy);
        waiting.forEach(check -> accounts.add(check.account()));
        return accounts;
    }

    /** How long until the first turn; nothing, if none waits but for a look that is under way. */
    synchronized Optional<Duration> wait(Instant now) {
        return waiting.stream()
                .map(Check::account)
                .filter(account -> !busy.contains(account))
                .map(account -> pace.wait(account, now))
                .min(Duration::compareTo);
    }

    /** Takes back those of accounts in which nobody may look now. */
    synchronized List<Check> remove(Predicate<AccountId> accounts) {
        List<Check> removed = new ArrayList<>();
        waiting.removeIf(check -> accounts.test(check.account()) && removed.add(check));
        return removed;
    }
}
