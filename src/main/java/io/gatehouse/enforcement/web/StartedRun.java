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
        return progress.start(run, wait)
                .map(finished -> ResponseEntity.ok()
                        .location(RunView.location(finished))
                        .header("Preference-Applied", "wait=" + wait.toSeconds())
                        .body(RunView.of(finished)))
                .orElseGet(() -> ResponseEntity.accepted()
                        .location(RunView.location(run))
                        .body(RunView.of(run)));
    }
}
