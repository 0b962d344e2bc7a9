package io.gatehouse.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.audit.AuditFilter;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.audit.CarriedEvent;
import io.gatehouse.audit.RecordedEvent;
import io.gatehouse.web.Cursor;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ExportLimitTests {

    private final CountDownLatch underWay = new CountDownLatch(4);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AuditEventController controller =
            new AuditEventController(new SlowLog(), new CloudEventLines(JsonMapper.shared()));

    @Test
    void leavesConnectionsForOthersWhileReadersAreSlow() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> slow = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                slow.add(readers.submit(() -> {
                    export();
                    return null;
                }));
            }
            assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(this::export).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
                assertThat(problem.retryAfter()).isPresent();
            });
            release.countDown();
            for (Future<?> each : slow) {
                each.get(10, TimeUnit.SECONDS);
            }
            export();
        } finally {
            readers.shutdownNow();
        }
    }

    private void export() throws Exception {
        controller.export(null, null, new MockHttpServletRequest(), new MockHttpServletResponse());
    }

    /** A log whose readers take their time. */
    private final class SlowLog implements AuditLog {
        @Override
        public void insert(RecordedEvent event) {
            throw new AssertionError("an export only reads");
        }

        @Override
        public CarriedEvent carried(RecordedEvent event) {
            throw new AssertionError("an export only reads");
        }

        @Override
        public Optional<RecordedEvent> find(UUID id) {
            return Optional.empty();
        }

        @Override
        public List<RecordedEvent> newest(AuditFilter filter, @Nullable Cursor after, int limit) {
            return List.of();
        }

        @Override
        public void forEachOldestFirst(AuditFilter filter, Consumer<RecordedEvent> each) {
            underWay.countDown();
            try {
                assertThat(release.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
