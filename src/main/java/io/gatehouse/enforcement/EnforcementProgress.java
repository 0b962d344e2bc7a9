package io.gatehouse.enforcement;

import io.gatehouse.request.RequestReading;
import io.gatehouse.security.Actor;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Starts runs once they are committed and tells how far they are. */
@Service
public class EnforcementProgress {

    /** Each who waits holds a thread, so that some must be left for everybody else. */
    private static final int MOST_WAITING = 20;

    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final EnforcementRuns runs;
    private final RequestReading reading;
    private final RunSignals signals;

    EnforcementProgress(EnforcementRuns runs, RequestReading reading, RunSignals signals) {
        this.runs = runs;
        this.reading = reading;
        this.signals = signals;
    }

    /** Has what is due worked on now. */
    public void begin() {
        signals.work();
    }

    /** Has the run worked on now; as it is once it is finished, the time is over, or too many wait already. */
    public EnforcementRun start(EnforcementRun run, Duration wait) throws InterruptedException {
        signals.work();
        if (wait.isZero() || !waiting.tryAcquire()) {
            return run;
        }
        try {
            Supplier<Optional<EnforcementRun>> now = () -> runs.find(run.id());
            return signals.await(wait, () -> now.get().filter(EnforcementRun::isFinished))
                    .or(now)
                    .orElse(run);
        } finally {
            waiting.release();
        }
    }

    /** Newest first; only those of their own requests to who may not see all. */
    public List<EnforcementRun> find(RunFilter filter, Actor actor) {
        return runs.find(RequestReading.seesAll(actor) ? filter : filter.of(actor.subject()));
    }

    /** Answers the same to a run that is not there and to one whose request the actor may not see. */
    public EnforcementRun get(UUID id, Actor actor) {
        String notFound = "There is no enforcement run " + id + " that you may see.";
        EnforcementRun run = runs.find(id).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, notFound));
        reading.get(run.requestId(), actor, notFound);
        return run;
    }
}
