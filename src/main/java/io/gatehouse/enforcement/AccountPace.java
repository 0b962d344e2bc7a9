package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Keeps the calls made in each account below a rate, and apart, so that those who wait for an answer find room. */
final class AccountPace {
    /** What a look takes as a rule: the principal, and its policy. */
    private static final int CALLS = 2;

    private final int callsPerSecond;
    /** Until when the calls made so far last at the rate. */
    private final Map<AccountId, Instant> spent = new HashMap<>();
    /** Until when an account is left alone, whatever its rate. */
    private final Map<AccountId, Instant> resting = new HashMap<>();

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
        Instant from = later(spent.getOrDefault(account, now), resting.getOrDefault(account, now));
        return from.isAfter(now) ? Duration.between(now, from) : Duration.ZERO;
    }

    synchronized void spend(AccountId account, int calls, Instant now) {
        add(account, calls - CALLS, now);
    }

    private void add(AccountId account, int calls, Instant now) {
        Instant from = later(spent.getOrDefault(account, now), now);
        spent.put(account, from.plus(Duration.ofNanos(1_000_000_000L * calls / callsPerSecond)));
    }

    /** At least so long. */
    synchronized void rest(AccountId account, Duration time, Instant now) {
        resting.merge(account, now.plus(time), AccountPace::later);
    }

    /** Those that have to rest; forgets what is over. */
    synchronized Set<AccountId> resting(Instant now) {
        spent.values().removeIf(until -> !until.isAfter(now));
        resting.values().removeIf(until -> !until.isAfter(now));
        return Set.copyOf(resting.keySet());
    }

    boolean isResting(AccountId account, Instant now) {
        return resting(now).contains(account);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
