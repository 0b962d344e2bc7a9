package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.EnforcementProgress;
import io.gatehouse.enforcement.RunFilter;
import io.gatehouse.enforcement.RunFilter.Position;
import io.gatehouse.enforcement.RunOperation;
import io.gatehouse.enforcement.RunRetries;
import io.gatehouse.enforcement.RunStatus;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.Cursor;
import io.gatehouse.web.Page;
import io.gatehouse.web.PageLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows runs to those who may see their requests, and has failed ones tried again. */
@RestController
@RequestMapping(path = "/api/v1/enforcement-runs", produces = MediaType.APPLICATION_JSON_VALUE)
class EnforcementRunsController {

    private final EnforcementProgress progress;
    private final RunRetries retries;
    private final StartedRun started;

    EnforcementRunsController(EnforcementProgress progress, RunRetries retries, StartedRun started) {
        this.progress = progress;
        this.retries = retries;
        this.started = started;
    }

    @GetMapping
    @RequiresScope(Scope.ASSOCIATIONS_READ)
    Page<RunView> list(
            @RequestParam Optional<RunStatus> status,
            @RequestParam Optional<RunOperation> operation,
            @RequestParam Optional<UUID> requestId,
            @RequestParam Optional<PrincipalArn> principalArn,
            @RequestParam(defaultValue = PageLimit.DEFAULT) PageLimit limit,
            @RequestParam Optional<Cursor> cursor,
            Actor actor) {
        var filter = new RunFilter(
                status,
                operation,
                requestId,
                principalArn.map(PrincipalArn::toString),
                Optional.empty(),
                cursor.map(at -> new Position(at.time(), at.id())),
                limit.plusOne());
        return Page.of(progress.find(filter, actor), limit, run -> new Cursor(run.createdAt(), run.id()))
                .map(RunView::of);
    }

    @GetMapping("/{id}")
    @RequiresScope(Scope.ASSOCIATIONS_READ)
    RunView get(@PathVariable UUID id, Actor actor) {
        return RunView.of(progress.get(id, actor));
    }

    @PostMapping("/{id}/retries")
    @RequiresScope(Scope.ASSOCIATIONS_APPLY)
    ResponseEntity<RunView> retry(
            @PathVariable UUID id, @RequestHeader(name = "Prefer") Optional<String> prefer, Actor actor)
            throws InterruptedException {
        Duration wait = WaitPreference.of(prefer);
        return started.answer(retries.retry(progress.get(id, actor), actor), wait);
    }
}
