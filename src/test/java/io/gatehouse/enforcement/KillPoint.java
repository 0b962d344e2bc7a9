package io.gatehouse.enforcement;

import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where the service is killed: in a call of AWS, before or after it has had its effect, or some time after an order.
 *
 * @param operation the call; none for any time
 */
record KillPoint(String operation, boolean done) {

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int LATEST_MILLIS = 1_500;
    private static final KillPoint ANY_TIME = new KillPoint("", false);
    private static final List<KillPoint> CALLS = Stream.of(
                    "GetCallerIdentity", "GetRole", "GetRolePolicy", "PutRolePolicy", "DeleteRolePolicy")
            .flatMap(call -> Stream.of(new KillPoint(call, false), new KillPoint(call, true)))
            .toList();

    /** Each boundary of a call in turn, and any time in between. */
    static KillPoint nth(int n) {
        return n % 2 == 0 ? CALLS.get(n / 2 % CALLS.size()) : ANY_TIME;
    }

    /** Gives the orders, and returns when it is time to kill; they may be under way still. */
    void awaitAfter(Runnable orders, IamEndpoint iam, Random random) throws InterruptedException {
        if (operation.isEmpty()) {
            Thread ordering = new Thread(orders, "orders");
            ordering.start();
            new CountDownLatch(1).await(random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
            return;
        }
        int nth = 1 + random.nextInt(3);
        int before = iam.calls().count(operation);
        if (nth > 1) {
            iam.faults().times(operation, nth - 1, Fault.hang(Duration.ZERO));
        }
        iam.faults().next(operation, done ? Fault.hangAfter(NEVER) : Fault.hang(NEVER));
        orders.run();
        iam.calls().await(operation, before + nth, LONGEST);
    }

    @Override
    public String toString() {
        return operation.isEmpty() ? "any time" : (done ? "after " : "before ") + operation;
    }
}
