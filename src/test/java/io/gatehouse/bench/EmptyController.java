package io.gatehouse.bench;

import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What previews are measured against: the same token, the same filters, and nothing to do. */
@RestController
@ConditionalOnProperty("gatehouse.bench.empty")
class EmptyController {

    @GetMapping("/api/v1/empty")
    @RequiresScope(Scope.ASSOCIATIONS_READ)
    void empty() {}
}
