package io.gatehouse.enforcement;

import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.PolicyDifference;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.List;
import java.util.Optional;

/** The document that IAM has under a policy's name, compared by meaning with the approved one. */
record LivePolicy(boolean inForce, Optional<PolicyDigest> digest, List<PolicyDifference> differences) {

    /** @param text what IAM answered; a document that cannot be read is not the approved one */
    static LivePolicy compare(String approved, String text) {
        PolicyDocument expected = PolicyReader.read(approved);
        try {
            PolicyDocument live = PolicyReader.read(text);
            return new LivePolicy(
                    expected.meansTheSameAs(live),
                    Optional.of(live.canonical().digest()),
                    PolicyDifference.between(expected, live));
        } catch (InvalidValueException e) {
            return new LivePolicy(false, Optional.empty(), List.of());
        }
    }
}
