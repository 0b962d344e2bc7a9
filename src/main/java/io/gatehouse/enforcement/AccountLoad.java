package io.gatehouse.enforcement;

import io.gatehouse.enforcement.RunLeases.Lease;
import io.gatehouse.iam.AccountId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many runs of each account this replica works on, so that no account has all of its workers. Several may take runs at
 * once: what others are about to take counts for every account, until it is known whose it is.
 */
final class AccountLoad {

    private final int most;
    private final Map<String, Integer> running = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private int taking;

    AccountLoad(int most) {
        this.most = most;
    }

    /** @param claim is told which accounts to pass over */
    Optional<Lease> take(Function<Set<AccountId>, Optional<Lease>> claim) {
        Set<AccountId> passedOver = beginToTake(most);
        Optional<Lease> lease = claimed(claim, passedOver);
        return lease.isPresent() || passedOver.isEmpty() || full().containsAll(passedOver)
                ? lease
                : claimed(claim, beginToTake(1));
    }

    void end(AccountId account) {
        lock.lock();
        try {
            running.computeIfPresent(account.digits(), (any, count) -> count == 1 ? null : count - 1);
        } finally {
            lock.unlock();
        }
    }

    private Set<AccountId> full() {
        lock.lock();
        try {
            return withAtLeast(most);
        } finally {
            lock.unlock();
        }
    }

    /** Waits while as many others take something. */
    private Set<AccountId> beginToTake(int limit) {
        lock.lock();
        try {
            while (taking >= limit) {
                taken.awaitUninterruptibly();
            }
            return withAtLeast(most - taking++);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Lease> claimed(Function<Set<AccountId>, Optional<Lease>> claim, Set<AccountId> passedOver) {
        Optional<Lease> lease = Optional.empty();
        try {
            lease = claim.apply(passedOver);
            return lease;
        } finally {
            endToTake(lease);
        }
    }

    private void endToTake(Optional<Lease> lease) {
        lock.lock();
        try {
            taking--;
            lease.ifPresent(it -> running.merge(it.run().principal().account().digits(), 1, Integer::sum));
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Set<AccountId> withAtLeast(int runs) {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue() >= runs)
                .map(entry -> new AccountId(entry.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
