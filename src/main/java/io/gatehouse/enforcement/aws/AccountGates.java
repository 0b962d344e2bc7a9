package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.AccountAccess;
import io.gatehouse.iam.AccountId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A gate for each account that Gatehouse has credentials for, so that none waits for another. */
@Component
class AccountGates implements AccountAccess {

    private final CallLimits limits;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Ticker ticker;
    private final AccountGate own;
    private final Map<AccountId, AccountGate> gates = new ConcurrentHashMap<>();

    @Autowired
    AccountGates(CallLimits limits, MeterRegistry meters, Clock clock) {
        this(limits, meters, clock, Ticker.REAL);
    }

    AccountGates(CallLimits limits, MeterRegistry meters, Clock clock, Ticker ticker) {
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.ticker = ticker;
        this.own = gate("default");
    }

    /** For asking whose the default credentials are: before that, the account is only what somebody says. */
    AccountGate own() {
        return own;
    }

    AccountGate of(AccountId account) {
        return gates.computeIfAbsent(account, it -> gate(it.digits()));
    }

    @Override
    public Optional<Instant> notBefore(AccountId account) {
        return Optional.ofNullable(gates.get(account))
                .map(AccountGate::closedFor)
                .filter(closed -> closed.compareTo(Duration.ZERO) > 0)
                .map(closed -> clock.instant().plus(closed));
    }

    @Override
    public Set<AccountId> refusing() {
        return gates.entrySet().stream()
                .filter(entry -> entry.getValue().refuses())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private AccountGate gate(String account) {
        return new AccountGate(account, limits, ticker, meters);
    }
}
