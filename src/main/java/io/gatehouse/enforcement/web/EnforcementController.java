package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.EnforcementOrders;
import io.gatehouse.enforcement.Verification;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.PolicyKind;
import io.gatehouse.request.RequestReading;
import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.EntityTag;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Applies, verifies and revokes. */
@RestController
@RequestMapping(path = "/api/v1/association-requests/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_APPLY)
class EnforcementController {

    private static final String PREFER = "Prefer";

    private final RequestReading reading;
    private final EnforcementOrders orders;
    private final StartedRun started;
    private final Verification verification;

    EnforcementController(
            RequestReading reading, EnforcementOrders orders, StartedRun started, Verification verification) {
        this.reading = reading;
        this.orders = orders;
        this.started = started;
        this.verification = verification;
    }

    record ApplicationBody(
            @Nullable String policyKind, @Nullable Boolean dryRun) {}

    record RevocationBody(@Nullable String reason) {}

    @PostMapping("/applications")
    ResponseEntity<?> apply(
            @PathVariable UUID id,
            @RequestBody ApplicationBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestHeader(name = PREFER) Optional<String> prefer,
            Actor actor)
            throws InterruptedException {
        Duration wait = WaitPreference.of(prefer);
        AssociationRequest request = matching(id, ifMatch, actor);
        Optional<PolicyKind> asked = kind(request, body.policyKind());
        if (Boolean.TRUE.equals(body.dryRun())) {
            PolicyKind kind = EnforcementOrders.kind(request, asked);
            orders.requireApplicable(request, kind);
            return ResponseEntity.ok(ApplicationPlan.of(request, kind));
        }
        return started.answer(orders.apply(request, asked, actor), wait);
    }

    private static Optional<PolicyKind> kind(AssociationRequest request, @Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(PolicyKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid(
                        request.id(),
                        new FieldError("/policyKind", "unsupported-policy-kind", "accepted: INLINE or MANAGED"))));
    }

    @PostMapping("/revocations")
    ResponseEntity<RunView> revoke(
            @PathVariable UUID id,
            @RequestBody RevocationBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestHeader(name = PREFER) Optional<String> prefer,
            Actor actor)
            throws InterruptedException {
        Duration wait = WaitPreference.of(prefer);
        AssociationRequest request = matching(id, ifMatch, actor);
        Optional<FieldError> fault = Reason.fault(body.reason());
        if (body.reason() == null || fault.isPresent()) {
            throw invalid(id, fault.orElseThrow());
        }
        return started.answer(orders.revoke(request, body.reason(), actor), wait);
    }

    @PostMapping("/verifications")
    VerificationView verify(
            @PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> ifMatch, Actor actor) {
        return VerificationView.of(verification.verify(matching(id, ifMatch, actor), actor));
    }

    private AssociationRequest matching(UUID id, Optional<String> ifMatch, Actor actor) {
        AssociationRequest request = reading.get(id, actor);
        new EntityTag(request.tag()).requireMatch(ifMatch.orElse(null));
        return request;
    }

    private static ProblemException invalid(UUID id, FieldError error) {
        return ProblemException.refusal(ProblemType.VALIDATION_FAILED, "The order is not acceptable.", List.of(error))
                .about(RequestRefused.REQUEST_ID, id);
    }
}
