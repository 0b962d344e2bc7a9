package io.gatehouse.request.web;

import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.policy.ReadableText;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.Decision;
import io.gatehouse.request.Decisions;
import io.gatehouse.request.RequestReading;
import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.net.URI;
import java.util.ArrayList;
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

/** Approves, rejects and cancels requests. */
@RestController
@RequestMapping(path = "/api/v1/association-requests/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class DecisionsController {

    private static final int MAX_COMMENT = 1_000;

    private final RequestReading reading;
    private final Decisions decisions;
    private final RequestProofs proofs;

    DecisionsController(RequestReading reading, Decisions decisions, RequestProofs proofs) {
        this.reading = reading;
        this.decisions = decisions;
        this.proofs = proofs;
    }

    record ApprovalBody(
            @Nullable String decision,
            @Nullable String policyDigest,
            @Nullable String comment) {}

    @PostMapping("/approvals")
    @RequiresScope(Scope.ASSOCIATIONS_APPROVE)
    ResponseEntity<RequestView> decide(
            @PathVariable UUID id,
            @RequestBody ApprovalBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            Actor actor) {
        AssociationRequest request = reading.get(id, actor);
        RequestView.tag(request).requireMatch(ifMatch.orElse(null));
        Checked checked = check(id, body);
        AssociationRequest decided = decisions.decide(
                request, checked.decision(), checked.digest(), Optional.ofNullable(body.comment()), actor);
        return ResponseEntity.created(URI.create("/api/v1/association-requests/" + id))
                .eTag(RequestView.tag(decided).header())
                .body(proofs.show(decided));
    }

    @PostMapping("/cancellation")
    @RequiresScope({Scope.ASSOCIATIONS_REQUEST, Scope.ASSOCIATIONS_APPROVE, Scope.ASSOCIATIONS_APPLY})
    ResponseEntity<RequestView> cancel(
            @PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> ifMatch, Actor actor) {
        AssociationRequest request = reading.get(id, actor);
        RequestView.tag(request).requireMatch(ifMatch.orElse(null));
        AssociationRequest cancelled = decisions.cancel(request, actor);
        return ResponseEntity.ok().eTag(RequestView.tag(cancelled).header()).body(proofs.show(cancelled));
    }

    private record Checked(Decision decision, PolicyDigest digest) {}

    private static Checked check(UUID id, ApprovalBody body) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Decision> decision = decision(body.decision());
        if (decision.isEmpty()) {
            errors.add(FieldError.of("/decision", body.decision(), "unknown-value", "APPROVE or REJECT"));
        }
        PolicyDigest digest = null;
        try {
            digest = PolicyDigest.parse(body.policyDigest() == null ? "" : body.policyDigest());
        } catch (InvalidValueException e) {
            errors.add(FieldError.of(
                    "/policyDigest",
                    body.policyDigest(),
                    e.code(),
                    "the policyDigest of the request, sha256: and 64 hexadecimal digits"));
        }
        if (body.comment() != null && !isReadable(body.comment())) {
            errors.add(new FieldError(
                    "/comment",
                    "invalid-text",
                    "accepted: at most " + MAX_COMMENT + " characters, " + ReadableText.ACCEPTED));
        }
        if (decision.isEmpty() || digest == null || !errors.isEmpty()) {
            throw ProblemException.refusal(ProblemType.VALIDATION_FAILED, "The decision is not acceptable.", errors)
                    .about(RequestRefused.REQUEST_ID, id);
        }
        return new Checked(decision.get(), digest);
    }

    private static Optional<Decision> decision(@Nullable String name) {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equals(name))
                .findFirst();
    }

    private static boolean isReadable(String comment) {
        return comment.length() <= MAX_COMMENT && ReadableText.is(comment);
    }
}
