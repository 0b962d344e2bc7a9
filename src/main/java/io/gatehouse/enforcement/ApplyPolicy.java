package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import java.util.Optional;

/**
 * Puts the approved policy on the principal. Reads before it writes, so that it can be repeated after a crash at any
 * point, and never overwrites a document that is neither the approved one nor one that an approver let be replaced.
 */
final class ApplyPolicy {

    /** @param live what IAM has now; another document than the approved one is a conflict */
    record Result(LivePrincipal principal, LivePolicy live) {}

    private final Placement placement;
    private final AssociationRequest request;

    private ApplyPolicy(Placement placement, AssociationRequest request) {
        this.placement = placement;
        this.request = request;
    }

    /** @param expired whether it is too late to write; what an earlier attempt has written still counts */
    static Result run(IamSession iam, AssociationRequest request, boolean expired) {
        LivePrincipal principal =
                iam.find(request.principal()).orElseThrow(() -> IamFailure.of(IamFailure.Kind.PRINCIPAL_GONE));
        if (request.enforcement().isOnAnother(principal.id())) {
            throw IamFailure.of(IamFailure.Kind.PRINCIPAL_RECREATED);
        }
        var apply = new ApplyPolicy(Placement.of(iam, request), request);
        return new Result(principal, apply.run(expired));
    }

    private LivePolicy run(boolean expired) {
        Optional<LivePolicy> before = read();
        if (before.isPresent() && (before.get().inForce() || isInTheWay(before.get()))) {
            return before.get();
        }
        if (expired) {
            throw IamFailure.of(IamFailure.Kind.GRANT_EXPIRED);
        }
        return settled(put(before));
    }

    private boolean isInTheWay(LivePolicy live) {
        return !live.isApproved() && !live.isReplaceable(request.enforcement());
    }

    /** @return why it may not have been done, if the answer does not say */
    private Optional<IamFailure> put(Optional<LivePolicy> before) {
        try {
            placement.put(before);
            return Optional.empty();
        } catch (IamFailure failure) {
            if (!failure.isUncertain()) {
                throw failure;
            }
            return Optional.of(failure);
        }
    }

    private LivePolicy settled(Optional<IamFailure> doubt) {
        return read().filter(live -> live.inForce() || isInTheWay(live))
                .orElseThrow(() -> doubt.orElseGet(() -> IamFailure.of(IamFailure.Kind.NOT_YET_VISIBLE)));
    }

    private Optional<LivePolicy> read() {
        return placement.read().comparedWith(request);
    }
}
