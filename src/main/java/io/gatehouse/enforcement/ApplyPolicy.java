package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import java.util.Optional;

/**
 * Puts the approved policy on the principal. Reads before it writes, so that it can be repeated after a crash at any
 * point, and never overwrites a document that is not the approved one.
 */
final class ApplyPolicy {

    private ApplyPolicy() {}

    /** What IAM has now; another document than the approved one is a conflict. */
    static LivePolicy run(IamSession iam, AssociationRequest request) {
        if (!iam.exists(request.principal())) {
            throw IamFailure.of(IamFailure.Kind.PRINCIPAL_GONE);
        }
        String approved = request.policy().json();
        Optional<String> before = iam.read(request.principal(), request.policyName());
        if (before.isPresent()) {
            return LivePolicy.compare(approved, before.get());
        }
        iam.put(request.principal(), request.policyName(), approved);
        return iam.read(request.principal(), request.policyName())
                .map(after -> LivePolicy.compare(approved, after))
                .orElseThrow(() -> IamFailure.of(IamFailure.Kind.NOT_YET_VISIBLE));
    }
}
