package io.gatehouse.enforcement;

import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the service is killed: while a run hangs in each of some calls of AWS, before or after it has had its effect, or
 * some time after an order.
 *
 * @param operations the calls; none for any time
 */
record KillPoint(List<String> operations, boolean done) {

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int LATEST_MILLIS = 1_500;
    private static final KillPoint ANY_TIME = new KillPoint(List.of(), false);
    /** Every step of applying and revoking, inline and managed; those of a group are of different runs. */
    private static final List<List<String>> STEPS = List.of(
            List.of("PutRolePolicy", "CreatePolicy", "DeleteRolePolicy", "DetachRolePolicy"),
            List.of("GetRole", "GetRolePolicy", "AttachRolePolicy", "ListPolicyVersions"),
            List.of("GetPolicy", "GetPolicyVersion", "ListAttachedRolePolicies", "DeletePolicy"));

    /** Of eight in a row, all steps before and after their effect, and twice any time. */
    static KillPoint nth(int n) {
        int turn = n % 8;
        return turn < 6 ? new KillPoint(STEPS.get(turn % 3), turn >= 3) : ANY_TIME;
    }

    /** Gives the orders, and returns when it is time to kill; they may be under way still. */
    void awaitAfter(Runnable orders, IamEndpoint iam, Random random) throws InterruptedException {
        if (operations.isEmpty()) {
            Thread ordering = new Thread(orders, "orders");
            ordering.start();
            new CountDownLatch(1).await(random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
            return;
        }
        Map<String, Integer> before =
                operations.stream().collect(Collectors.toMap(Function.identity(), iam.calls()::count));
        operations.forEach(
                operation -> iam.faults().next(operation, done ? Fault.hangAfter(NEVER) : Fault.hang(NEVER)));
        orders.run();
        for (String operation : operations) {
            iam.calls().await(operation, before.get(operation) + 1, LONGEST);
        }
    }

    @Override
    public String toString() {
        return operations.isEmpty() ? "any time" : (done ? "after " : "before ") + String.join(", ", operations);
    }
}
