package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.EnforcementProgress;
import io.gatehouse.enforcement.EnforcementRun;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers an order: with its run, or with what became of it if the caller waits. */
@Component
class StartedRun {

    private final EnforcementProgress progress;

    StartedRun(EnforcementProgress progress) {
        this.progress = progress;
    }

    ResponseEntity<RunView> answer(EnforcementRun run, Duration wait) throws InterruptedException {
        EnforcementRun now = progress.start(run, wait);
        ResponseEntity.BodyBuilder answer = !wait.isZero() && now.isFinished()
                ? ResponseEntity.ok().header("Preference-Applied", "wait=" + wait.toSeconds())
                : ResponseEntity.accepted();
        return answer.location(RunView.location(now)).body(RunView.of(now));
    }
}
