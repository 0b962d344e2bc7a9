package io.gatehouse.enforcement;

import io.gatehouse.iam.CanonicalPolicy;
import io.gatehouse.iam.PolicyLimit;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.PolicyKind;
import io.gatehouse.request.PreflightReport;
import io.gatehouse.request.PreflightReport.Headroom;
import io.gatehouse.request.RequestStatus;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a request can be applied. */
final class Applicability {

    private Applicability() {}

    static void require(AssociationRequest request, PolicyKind kind, Instant now) {
        if (request.status() != RequestStatus.APPROVED && request.status() != RequestStatus.APPLIED) {
            throw wrongState(
                    request,
                    "The request is " + request.status() + "; only one that is APPROVED or APPLIED can be applied.");
        }
        if (request.isExpired(now)) {
            throw wrongState(
                    request, "The grant expired at " + request.expiresAt().get() + ".");
        }
        requireKnownKind(request, kind);
        requireFits(request, kind);
        requireRoom(request, kind);
    }

    /** Two kinds at once would be two grants, of which only one is watched and revoked. */
    static void requireKnownKind(AssociationRequest request, PolicyKind kind) {
        Enforcement known = request.enforcement();
        if (known.mayBeLive() && known.policyKind() != kind) {
            throw wrongState(
                    request,
                    "IAM may have the policy of this request as " + known.policyKind()
                            + ", so it cannot be applied as " + kind
                            + " any more; revoke it, and make a new request to apply as "
                            + kind + ".");
        }
    }

    private static void requireFits(AssociationRequest request, PolicyKind kind) {
        PolicyLimit limit = kind.limit(request.principal().kind());
        CanonicalPolicy policy = PolicyReader.read(request.policy().json()).canonical();
        if (!policy.fits(limit)) {
            throw ProblemException.refusal(
                            ProblemType.VALIDATION_FAILED,
                            "The policy is larger than IAM allows.",
                            List.of(new FieldError(
                                    "/policyKind",
                                    "policy-too-large",
                                    "the policy has " + policy.characters() + " characters, " + kind + " may have "
                                            + limit.characters() + "; accepted: a kind that it fits")))
                    .about(RequestRefused.REQUEST_ID, request.id());
        }
    }

    /** IAM would refuse it, and after that try the kind can no longer be changed. */
    private static void requireRoom(AssociationRequest request, PolicyKind kind) {
        Optional<PreflightReport> full = request.preflight()
                .filter(it -> kind == PolicyKind.INLINE
                        && !request.enforcement().mayBeLive()
                        && !it.headroom().fitsInline());
        if (full.isPresent()) {
            Headroom room = full.get().headroom();
            throw ProblemException.refusal(
                            ProblemType.VALIDATION_FAILED,
                            "The principal has no room for another inline policy.",
                            List.of(new FieldError(
                                    "/policyKind",
                                    "no-inline-headroom",
                                    "the inline policies of the principal had " + room.inlineUsed() + " of "
                                            + room.inlineLimit() + " characters at "
                                            + full.get().examinedAt() + ", and the policy has " + room.needed()
                                            + "; accepted: " + (room.fitsManaged() ? "MANAGED, or " : "")
                                            + "INLINE once another examination has found room")))
                    .about(RequestRefused.REQUEST_ID, request.id());
        }
    }

    private static ProblemException wrongState(AssociationRequest request, String detail) {
        return ProblemException.refusal(ProblemType.WRONG_STATE, detail).about(RequestRefused.REQUEST_ID, request.id());
    }
}
