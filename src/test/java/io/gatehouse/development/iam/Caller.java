package io.gatehouse.development.iam;

import io.gatehouse.iam.PolicyDocument;
import java.util.Optional;

/**
 * Who signed a request: an ARN, the caller's unique id, and the account it belongs to.
 *
 * @param sessionPolicy what the session is narrowed to
 */
record Caller(String account, String arn, String userId, Optional<PolicyDocument> sessionPolicy) {

    static Caller root(String account) {
        return new Caller(account, "arn:aws:iam::" + account + ":root", account, Optional.empty());
    }
}
