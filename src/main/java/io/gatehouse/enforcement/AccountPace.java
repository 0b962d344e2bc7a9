package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the calls made in each account below a rate, and apart, so that those who wait for an answer find room. */
final class AccountPace {
    /** How far an account may be ahead of its rate before it has to rest. */
    private static final Duration BURST = Duration.ofSeconds(1);

    /** What a look takes as a rule: the principal, and its policy. */
    private static final int CALLS = 2;

    private final int callsPerSecond;
    /** Until when the calls made so far last at the rate. */
    private final Map<AccountId, Instant> spent = new HashMap<>();

    AccountPace(int callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    /**
     * Takes the account's turn for one look, if it has come; {@link #spend} tells afterwards how many calls it took.
     *
     * @return after how long to ask again; nothing if the turn is taken
     */
    synchronized Duration turn(AccountId account, Instant now) {
        Duration wait = wait(account, now);
        if (wait.isZero()) {
            add(account, CALLS, now);
        }
        return wait;
    }

    /** How long until the account's turn. */
    synchronized Duration wait(AccountId account, Instant now) {
        Instant from = spent.getOrDefault(account, now);
        return from.isAfter(now) ? Duration.between(now, from) : Duration.ZERO;
    }

    synchronized void spend(AccountId account, int calls, Instant now) {
        add(account, calls - CALLS, now);
    }

    private void add(AccountId account, int calls, Instant now) {
        Instant from = spent.getOrDefault(account, now);
        spent.put(
                account,
                (from.isBefore(now) ? now : from).plus(Duration.ofNanos(1_000_000_000L * calls / callsPerSecond)));
    }

    /** At least so long. */
    synchronized void rest(AccountId account, Duration time, Instant now) {
        spent.merge(account, now.plus(time).plus(BURST), (known, until) -> known.isAfter(until) ? known : until);
    }

    /** Those that have to rest; forgets those that have rested. */
    synchronized Set<AccountId> resting(Instant now) {
        spent.values().removeIf(until -> !until.isAfter(now));
        Instant time = now.plus(BURST);
        return spent.entrySet().stream()
                .filter(entry -> entry.getValue().isAfter(time))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    boolean isResting(AccountId account, Instant now) {
        return resting(now).contains(account);
    }
}
