package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import java.util.Optional;

/**
 * What IAM has of a request's policy.
 *
 * @param attached whether the document is about the principal; an inline one always is
 */
record Placed(Optional<String> document, boolean attached) {
    static final Placed NOTHING = new Placed(Optional.empty(), false);

    Optional<LivePolicy> comparedWith(AssociationRequest request) {
        return document.map(text -> LivePolicy.compare(request.policy().json(), text, attached));
    }
}
