package io.gatehouse.enforcement;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets only so many HTTP calls wait for AWS at once: however slow it is, there are threads left for everybody else. */
@Component
class WaitingCallers {

    static final int MOST = 40;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Semaphore free = new Semaphore(MOST);

    /** @throws IamFailure if too many wait already; nothing was asked of AWS then */
    <T> T waiting(Supplier<T> forAws) {
        if (!free.tryAcquire()) {
            throw IamFailure.tooSoon(IamFailure.Kind.TOO_MANY_WAITING, RETRY_AFTER);
        }
        try {
            return forAws.get();
        } finally {
            free.release();
        }
    }
}
