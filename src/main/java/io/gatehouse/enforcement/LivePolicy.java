package io.gatehouse.enforcement;

import io.gatehouse.enforcement.AccessChange.Direction;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.PolicyDifference;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.Enforcement.Conflict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The document that IAM has as a request's policy, compared by meaning with the approved one.
 *
 * @param attached whether it is about the principal
 * @param digest of its canonical form; none of a document that cannot be read
 * @param identity the digest, or that of its very text if it cannot be read
 */
record LivePolicy(
        boolean attached,
        Optional<PolicyDigest> digest,
        PolicyDigest identity,
        List<PolicyDifference> differences,
        AccessChange access) {

    /** @param text what IAM answered; a document that cannot be read is not the approved one */
    static LivePolicy compare(String approved, String text, boolean attached) {
        PolicyDocument expected = PolicyReader.read(approved);
        try {
            PolicyDocument live = PolicyReader.read(text);
            PolicyDigest digest = live.canonical().digest();
            boolean same = expected.meansTheSameAs(live);
            return new LivePolicy(
                    attached,
                    Optional.of(digest),
                    digest,
                    PolicyDifference.between(expected, live),
                    same ? AccessChange.SAME : AccessChange.between(expected, live));
        } catch (InvalidValueException e) {
            PolicyDigest ofText = PolicyDigest.of(text.getBytes(StandardCharsets.UTF_8));
            return new LivePolicy(attached, Optional.empty(), ofText, List.of(), AccessChange.UNKNOWN);
        }
    }

    /** Whether it allows exactly what was approved. */
    boolean isApproved() {
        return access.direction().filter(Direction.SAME::equals).isPresent();
    }

    boolean inForce() {
        return isApproved() && attached;
    }

    /** Whether an approver has seen this very document and allowed that it is replaced. */
    boolean isReplaceable(Enforcement known) {
        return known.replaceable().filter(identity::equals).isPresent();
    }

    Conflict toConflict() {
        return new Conflict(
                identity,
                differences.stream()
                        .map(it -> new Conflict.Difference(
                                it.change().name(),
                                PolicyDocument.of(it.statement()).canonical().json()))
                        .toList());
    }
}
