package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.RequestStatus;
import java.util.Optional;

/** Looks at what IAM has of a request's policy; changes nothing. */
final class Inspection {
    private static final String DETACHED = "The managed policy is there, but not attached to the principal.";
    private static final String BACK = "The request is %s, and yet IAM has its policy: revoke it once more.";

    private Inspection() {}

    static Finding run(IamSession iam, AssociationRequest request) {
        boolean revoked = isTakenAway(request);
        Optional<LivePrincipal> principal = iam.find(request.principal());
        if (principal.isEmpty()) {
            return Finding.of(revoked ? VerificationResult.NOT_APPLIED : VerificationResult.PRINCIPAL_GONE, request);
        }
        if (!revoked && request.enforcement().isOnAnother(principal.get().id())) {
            return Finding.of(VerificationResult.RECREATED, request)
                    .on(principal.get())
                    .saying("The principal was deleted and another one made under its name; the grant was not for"
                            + " that one. Revoke, and make a new request.");
        }
        return Placement.of(iam, request)
                .read()
                .comparedWith(request)
                .map(live -> found(request, live))
                .orElseGet(() -> nothing(request))
                .on(principal.get());
    }

    private static boolean isTakenAway(AssociationRequest request) {
        return request.status() == RequestStatus.REVOKED || request.status() == RequestStatus.EXPIRED;
    }

    private static Finding nothing(AssociationRequest request) {
        return Finding.of(isTakenAway(request) ? VerificationResult.NOT_APPLIED : VerificationResult.MISSING, request);
    }

    private static Finding found(AssociationRequest request, LivePolicy live) {
        if (!live.attached()) {
            return nothing(request).with(live).saying(DETACHED);
        }
        Finding found = Finding.of(
                        live.isApproved() ? VerificationResult.IN_FORCE : VerificationResult.CHANGED, request)
                .with(live);
        return isTakenAway(request) ? found.saying(BACK.formatted(request.status())) : found;
    }
}
