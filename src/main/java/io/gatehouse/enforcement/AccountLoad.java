package io.gatehouse.enforcement;

import io.gatehouse.iam.AccountId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many runs of each account this replica works on, so that no account has all of its workers. */
final class AccountLoad {

    private final int most;
    private final Map<String, Integer> running = new TreeMap<>();

    AccountLoad(int most) {
        this.most = most;
    }

    synchronized void begin(AccountId account) {
        running.merge(account.digits(), 1, Integer::sum);
    }

    synchronized void end(AccountId account) {
        running.computeIfPresent(account.digits(), (any, count) -> count == 1 ? null : count - 1);
    }

    synchronized Set<AccountId> full() {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue() >= most)
                .map(entry -> new AccountId(entry.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
