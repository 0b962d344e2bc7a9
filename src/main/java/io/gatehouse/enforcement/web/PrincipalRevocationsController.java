package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.EnforcementProgress;
import io.gatehouse.enforcement.PrincipalRevocation;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes everything away from a principal. */
@RestController
@RequestMapping(path = "/api/v1/principals/revocations", produces = MediaType.APPLICATION_JSON_VALUE)
class PrincipalRevocationsController {

    private final PrincipalRevocation revocation;
    private final EnforcementProgress progress;

    PrincipalRevocationsController(PrincipalRevocation revocation, EnforcementProgress progress) {
        this.revocation = revocation;
        this.progress = progress;
    }

    record PrincipalRevocationBody(
            @Nullable String principalArn, @Nullable String reason) {}

    record PrincipalRevocationView(List<RunView> runs, List<UUID> cancelled) {

        static PrincipalRevocationView of(PrincipalRevocation.Ordered ordered) {
            return new PrincipalRevocationView(
                    ordered.runs().stream().map(RunView::of).toList(), ordered.cancelled());
        }
    }

    @PostMapping
    @RequiresScope(Scope.ASSOCIATIONS_APPLY)
    @ResponseStatus(HttpStatus.ACCEPTED)
    PrincipalRevocationView revoke(@RequestBody PrincipalRevocationBody body, Actor actor) {
        List<FieldError> errors = new ArrayList<>();
        PrincipalArn principal = principal(body.principalArn(), errors);
        Reason.fault(body.reason()).ifPresent(errors::add);
        if (principal == null || body.reason() == null || !errors.isEmpty()) {
            throw ProblemException.refusal(ProblemType.VALIDATION_FAILED, "The order is not acceptable.", errors);
        }
        PrincipalRevocation.Ordered ordered = revocation.revoke(principal, body.reason(), actor);
        progress.begin();
        return PrincipalRevocationView.of(ordered);
    }

    private static @Nullable PrincipalArn principal(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            errors.add(FieldError.required("/principalArn", "the ARN of a role or user"));
            return null;
        }
        try {
            return PrincipalArn.parse(text);
        } catch (InvalidValueException e) {
            errors.add(new FieldError("/principalArn", e.code(), String.valueOf(e.getMessage())));
            return null;
        }
    }
}
