package io.gatehouse.request.web;

import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.IntentReader;
import io.gatehouse.policy.IntentReader.Purpose;
import io.gatehouse.policy.InvalidIntentException;
import io.gatehouse.policy.PolicyProver;
import io.gatehouse.policy.Proof;
import io.gatehouse.request.AssociationRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Proves the policies of requests anew whenever they are shown, from the policies as they are kept. */
@Component
class RequestProofs {

    private final IntentReader intents;
    private final PolicyProver prover;

    RequestProofs(IntentReader intents, PolicyProver prover) {
        this.intents = intents;
        this.prover = prover;
    }

    RequestView show(AssociationRequest request) {
        return RequestView.whole(request, prove(request));
    }

    /** Nothing if the catalogue of today does not know the intent any more. */
    private Optional<Proof> prove(AssociationRequest request) {
        try {
            AssociationIntent intent = intents.read(request.intent(), Purpose.REQUEST, request.createdAt());
            return Optional.of(
                    prover.prove(intent, PolicyReader.read(request.policy().json())));
        } catch (InvalidIntentException e) {
            return Optional.empty();
        }
    }
}
