package io.gatehouse.enforcement;

import io.gatehouse.iam.PolicyDifference;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.request.AssociationRequest;
import java.util.List;
import java.util.Optional;

/**
 * What IAM has of a request's policy, compared with the approved one.
 *
 * @param live the document that was found, whether in force or not
 * @param principal as IAM has it, if it was found
 * @param detail in words, where the result alone does not say it
 */
public record Finding(
        VerificationResult result,
        PolicyDigest expected,
        Optional<LivePolicy> live,
        Optional<LivePrincipal> principal,
        Optional<String> detail) {

    static Finding of(VerificationResult result, AssociationRequest request) {
        return new Finding(result, request.policy().digest(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Finding on(LivePrincipal found) {
        return new Finding(result, expected, live, Optional.of(found), detail);
    }

    Finding with(LivePolicy found) {
        return new Finding(result, expected, Optional.of(found), principal, detail);
    }

    Finding saying(String words) {
        return new Finding(result, expected, live, principal, Optional.of(words));
    }

    /** Of the canonical form of the live document, if it can be read. */
    public Optional<PolicyDigest> liveDigest() {
        return live.flatMap(LivePolicy::digest);
    }

    public List<PolicyDifference> differences() {
        return live.map(LivePolicy::differences).orElse(List.of());
    }

    /** How a changed document differs in what it allows. */
    public AccessChange change() {
        return result == VerificationResult.CHANGED
                ? live.map(LivePolicy::access).orElse(AccessChange.UNKNOWN)
                : AccessChange.UNKNOWN;
    }
}
