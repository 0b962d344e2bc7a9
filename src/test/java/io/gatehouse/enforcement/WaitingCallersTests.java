package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WaitingCallersTests {

    private final WaitingCallers callers = new WaitingCallers();

    @Test
    void leavesThreadsToOthers() throws Exception {
        CountDownLatch waiting = new CountDownLatch(WaitingCallers.MOST);
        CountDownLatch answer = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(WaitingCallers.MOST);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < WaitingCallers.MOST; i++) {
                all.add(threads.submit(() -> callers.waiting(() -> {
                    waiting.countDown();
                    return isDown(answer);
                })));
            }
            waiting.await();
            assertThatThrownBy(() -> callers.waiting(() -> true)).hasMessage("TOO_MANY_WAITING");
            answer.countDown();
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(callers.waiting(() -> "next")).isEqualTo("next");
    }

    private static boolean isDown(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
