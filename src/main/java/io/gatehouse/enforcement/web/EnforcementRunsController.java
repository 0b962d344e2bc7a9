package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.EnforcementProgress;
import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows runs to those who may see their requests. */
@RestController
@RequestMapping(path = "/api/v1/enforcement-runs", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_READ)
class EnforcementRunsController {

    private final EnforcementProgress progress;

    EnforcementRunsController(EnforcementProgress progress) {
        this.progress = progress;
    }

    @GetMapping("/{id}")
    RunView get(@PathVariable UUID id, Actor actor) {
        return RunView.of(progress.get(id, actor));
    }
}
