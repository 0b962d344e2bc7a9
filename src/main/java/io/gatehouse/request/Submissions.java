package io.gatehouse.request;

import io.gatehouse.audit.AuditTrail;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.iam.PolicyLimit;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.GeneratedPolicy;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.PolicyGenerator;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.security.Actor;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.IdGenerator;

/** Takes new requests. */
@Service
public class Submissions {

    /** What identifies a repeated submission: the caller's key and a fingerprint of the body. */
    public record Idempotency(String key, String fingerprint) {}

    /** @param repeated whether the request had been submitted before under the same idempotency key */
    public record Submitted(AssociationRequest request, boolean repeated) {}

    private final AssociationRequests requests;
    private final IdempotencyKeys keys;
    private final PolicyGenerator generator;
    private final AssociationCatalog catalog;
    private final Preflight preflight;
    private final TransactionOperations transaction;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    Submissions(
            AssociationRequests requests,
            IdempotencyKeys keys,
            PolicyGenerator generator,
            AssociationCatalog catalog,
            Preflight preflight,
            TransactionOperations transaction,
            AuditTrail audit,
            IdGenerator ids,
            Clock clock) {
        this.requests = requests;
        this.keys = keys;
        this.generator = generator;
        this.catalog = catalog;
        this.preflight = preflight;
        this.transaction = transaction;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The request made before under the same key; empty if the key is new. */
    @Transactional(readOnly = true)
    public Optional<AssociationRequest> repeated(Idempotency idempotency, Actor actor) {
        return repeated(idempotency, actor.subject(), clock.instant());
    }

    private Optional<AssociationRequest> repeated(Idempotency idempotency, String actor, Instant now) {
        return keys.find(new IdempotencyKeys.Key(actor, idempotency.key()), now)
                .map(use -> sameBody(use, idempotency))
                .flatMap(use -> requests.find(use.requestId()));
    }

    /** Asks IAM about the principal first, outside of any transaction. */
    public Submitted submit(AssociationIntent intent, Optional<Idempotency> idempotency, Actor actor) {
        GeneratedPolicy policy = generator.generate(intent);
        PrincipalArn principal = intent.principal().orElseThrow();
        requireFits(policy, principal);
        AssociationRequest request = create(intent, policy, actor);
        if (requests.findDuplicate(request).isPresent()) {
            return repeatedMeanwhile(request, idempotency, actor).orElseThrow(() -> duplicate(request, actor));
        }
        AssociationRequest examined = preflight
                .examine(principal, intent, policy.document(), actor.subject())
                .map(request::examined)
                .orElse(request);
        return Objects.requireNonNull(transaction.execute(status -> store(examined, idempotency, actor)));
    }

    /** The duplicate may be what the same call made, sent once more before it was answered. */
    private Optional<Submitted> repeatedMeanwhile(
            AssociationRequest request, Optional<Idempotency> idempotency, Actor actor) {
        return idempotency
                .flatMap(it -> repeated(it, actor.subject(), request.createdAt()))
                .map(known -> new Submitted(known, true));
    }

    private Submitted store(AssociationRequest request, Optional<Idempotency> idempotency, Actor actor) {
        if (idempotency.isPresent() && !take(idempotency.get(), request)) {
            return new Submitted(
                    repeated(idempotency.get(), actor.subject(), request.createdAt())
                            .orElseThrow(),
                    true);
        }
        if (!requests.add(request)) {
            throw duplicate(request, actor);
        }
        audit.append(RequestEvents.created(request));
        return new Submitted(request, false);
    }

    private AssociationRequest create(AssociationIntent intent, GeneratedPolicy policy, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new AssociationRequest(
                ids.generateId(),
                0,
                RequestStatus.PENDING_APPROVAL,
                actor.subject(),
                now,
                now,
                intent.principal().orElseThrow(),
                intent.instance(),
                intent.expiresAt(),
                IntentForm.of(intent),
                RequestedPolicy.of(policy, catalog.version()),
                List.of(),
                Enforcement.NONE,
                Optional.empty());
    }

    private boolean take(Idempotency idempotency, AssociationRequest request) {
        return keys.take(
                new IdempotencyKeys.Key(request.requester(), idempotency.key()),
                new IdempotencyKeys.Use(idempotency.fingerprint(), request.id()),
                request.createdAt());
    }

    private static IdempotencyKeys.Use sameBody(IdempotencyKeys.Use use, Idempotency idempotency) {
        if (!use.fingerprint().equals(idempotency.fingerprint())) {
            throw ProblemException.refusal(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "The Idempotency-Key was used with another body within the last 24 hours.")
                    .about(RequestRefused.REQUEST_ID, use.requestId());
        }
        return use;
    }

    private static void requireFits(GeneratedPolicy policy, PrincipalArn principal) {
        PolicyLimit limit = principal.kind().inlineLimit();
        if (!policy.canonical().fits(limit) && !policy.canonical().fits(PolicyLimit.MANAGED)) {
            throw ProblemException.refusal(
                    ProblemType.VALIDATION_FAILED,
                    "The policy would be larger than IAM allows.",
                    List.of(new FieldError(
                            "/associations",
                            "policy-too-large",
                            "the policy has " + policy.canonical().characters() + " characters; accepted: at most "
                                    + limit.characters() + ", IAM's limit for all inline policies of a "
                                    + (limit == PolicyLimit.USER_INLINE ? "user" : "role") + " together, or "
                                    + PolicyLimit.MANAGED.characters()
                                    + " for a managed policy, so ask for fewer associations")));
        }
    }

    private ProblemException duplicate(AssociationRequest request, Actor actor) {
        Optional<AssociationRequest> duplicate = requests.findDuplicate(request);
        Optional<AssociationRequest> visible = duplicate.filter(Visibility.of(actor)::includes);
        ProblemException problem = ProblemException.refusal(
                ProblemType.DUPLICATE_REQUEST,
                "A request for the same principal, instance, associations and policy is pending or active."
                        + visible.map(Submissions::wayOut)
                                .orElse(" It is somebody else's: ask an approver or an operator to see to it."));
        duplicate.ifPresent(existing -> problem.about(RequestRefused.REQUEST_ID, existing.id()));
        visible.ifPresent(existing -> problem.with("existingRequestId", existing.id()));
        return problem;
    }

    private static String wayOut(AssociationRequest existing) {
        return " It is " + existing.status() + ": use it, or first "
                + (existing.isCancellable()
                        ? "cancel it (POST …/cancellation)."
                        : "have it revoked (POST …/revocations), since its application was tried.");
    }
}
