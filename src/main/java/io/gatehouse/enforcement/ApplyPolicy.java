package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import java.util.Optional;

/**
 * Puts the approved policy on the principal. Reads before it writes, so that it can be repeated after a crash at any
 * point, and never overwrites a document that is not the approved one.
 */
final class ApplyPolicy {

    private ApplyPolicy() {}

    /**
     * What IAM has now; another document than the approved one is a conflict.
     *
     * @param expired whether it is too late to write; what an earlier attempt has written still counts
     */
    static LivePolicy run(IamSession iam, AssociationRequest request, boolean expired) {
        if (iam.find(request.principal()).isEmpty()) {
            throw IamFailure.of(IamFailure.Kind.PRINCIPAL_GONE);
        }
        Optional<LivePolicy> before = read(iam, request);
        if (before.isPresent()) {
            return before.get();
        }
        if (expired) {
            throw IamFailure.of(IamFailure.Kind.GRANT_EXPIRED);
        }
        return put(iam, request);
    }

    private static LivePolicy put(IamSession iam, AssociationRequest request) {
        try {
            iam.put(request.principal(), request.policyName(), request.policy().json());
        } catch (IamFailure failure) {
            if (!failure.isUncertain()) {
                throw failure;
            }
            return read(iam, request).orElseThrow(() -> failure);
        }
        return read(iam, request).orElseThrow(() -> IamFailure.of(IamFailure.Kind.NOT_YET_VISIBLE));
    }

    private static Optional<LivePolicy> read(IamSession iam, AssociationRequest request) {
        return iam.read(request.principal(), request.policyName())
                .map(live -> LivePolicy.compare(request.policy().json(), live));
    }
}
