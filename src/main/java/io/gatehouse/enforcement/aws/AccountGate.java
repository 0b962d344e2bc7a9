package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.IamFailure;
import io.gatehouse.enforcement.IamFailure.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Through which the calls in one account go: each waits its turn, and none is made while the account is left alone. */
final class AccountGate {

    private static final String ACCOUNT = "account";

    /** What Gatehouse decides itself, which says nothing about AWS. */
    private static final Set<Kind> NOT_MADE = EnumSet.of(Kind.INTERRUPTED, Kind.TOO_SLOW);

    private final String account;
    private final RateLimit rate;
    private final CircuitBreaker circuit;
    private final Ticker ticker;
    private final MeterRegistry meters;

    AccountGate(String account, CallLimits limits, Ticker ticker, MeterRegistry meters) {
        this.account = account;
        this.rate = new RateLimit(limits, ticker.nanos());
        this.circuit = new CircuitBreaker(limits);
        this.ticker = ticker;
        this.meters = meters;
        Gauge.builder("gatehouse.aws.circuit", circuit, CircuitBreaker::level)
                .description("0: calls are made, 1: one call tries, 2: the account is left alone")
                .tag(ACCOUNT, account)
                .strongReference(true)
                .register(meters);
    }

    <T> T pass(Supplier<T> call) {
        requireClosed();
        awaitTurn();
        if (!circuit.enter(ticker.nanos())) {
            throw IamFailure.tooSoon(Kind.CIRCUIT_OPEN, circuit.openFor(ticker.nanos()));
        }
        try {
            T answer = call.get();
            circuit.succeeded();
            return answer;
        } catch (IamFailure failure) {
            if (NOT_MADE.contains(failure.kind())) {
                throw failure;
            }
            if (failure.kind().isPassing()) {
                circuit.failed(ticker.nanos());
            } else {
                circuit.succeeded();
            }
            throw failure;
        } finally {
            circuit.abandoned();
        }
    }

    /** The time that AWS takes, by what came of it. */
    <T> T timed(String action, Supplier<T> call) {
        long start = ticker.nanos();
        String outcome = "ERROR";
        try {
            T answer = call.get();
            outcome = "SUCCEEDED";
            return answer;
        } catch (IamFailure failure) {
            outcome = failure.kind().name();
            throw failure;
        } finally {
            meters.timer("gatehouse.aws.calls", ACCOUNT, account, "action", action, "outcome", outcome)
                    .record(Duration.ofNanos(ticker.nanos() - start));
        }
    }

    /** How long a call would wait, or be refused. */
    Duration closedFor() {
        long now = ticker.nanos();
        Duration open = circuit.openFor(now);
        return open.isZero() ? rate.backlog(now) : open;
    }

    /** Whether a call would not be made. */
    boolean refuses() {
        long now = ticker.nanos();
        return !circuit.openFor(now).isZero() || rate.isFull(now);
    }

    private void requireClosed() {
        Duration open = circuit.openFor(ticker.nanos());
        if (!open.isZero()) {
            throw IamFailure.tooSoon(Kind.CIRCUIT_OPEN, open);
        }
    }

    private void awaitTurn() {
        RateLimit.Turn turn = rate.take(ticker.nanos());
        if (!turn.taken()) {
            throw IamFailure.tooSoon(Kind.RATE_LIMITED, turn.delay());
        }
        if (!turn.delay().isZero()) {
            meters.timer("gatehouse.aws.rate.waits", ACCOUNT, account).record(turn.delay());
            pause(turn.delay());
        }
    }

    private void pause(Duration wait) {
        try {
            ticker.pause(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw IamFailure.tooSoon(Kind.RATE_LIMITED, wait);
        }
    }
}
