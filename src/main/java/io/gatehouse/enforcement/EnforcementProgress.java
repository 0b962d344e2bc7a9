package io.gatehouse.enforcement;

import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Starts runs once they are committed and tells how far they are. */
@Service
public class EnforcementProgress {

    private final EnforcementRuns runs;
    private final RunSignals signals;

    EnforcementProgress(EnforcementRuns runs, RunSignals signals) {
        this.runs = runs;
        this.signals = signals;
    }

    /** Has the run worked on now; empty if it is not finished within the time. */
    public Optional<EnforcementRun> start(EnforcementRun run, Duration wait) throws InterruptedException {
        signals.work();
        if (wait.isZero()) {
            return Optional.empty();
        }
        return signals.await(wait, () -> runs.find(run.id()).filter(EnforcementRun::isFinished));
    }

    public EnforcementRun get(UUID id) {
        return runs.find(id)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.NOT_FOUND, "There is no enforcement run " + id + " that you may see."));
    }
}
