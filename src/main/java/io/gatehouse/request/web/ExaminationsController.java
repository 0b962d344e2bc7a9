package io.gatehouse.request.web;

import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.web.IntentConversion;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.Examinations;
import io.gatehouse.request.RequestReading;
import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks again at the principal of a request. */
@RestController
@RequestMapping(path = "/api/v1/association-requests/{id}/examinations", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope({Scope.ASSOCIATIONS_APPROVE, Scope.ASSOCIATIONS_APPLY})
class ExaminationsController {

    private final RequestReading reading;
    private final Examinations examinations;
    private final IntentConversion intents;
    private final RequestProofs proofs;

    ExaminationsController(
            RequestReading reading, Examinations examinations, IntentConversion intents, RequestProofs proofs) {
        this.reading = reading;
        this.examinations = examinations;
        this.intents = intents;
        this.proofs = proofs;
    }

    @PostMapping
    ResponseEntity<RequestView> examine(
            @PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH) Optional<String> ifMatch, Actor actor) {
        AssociationRequest request = reading.get(id, actor);
        RequestView.tag(request).requireMatch(ifMatch.orElse(null));
        AssociationIntent intent = intents.ofStored(request.intent(), request.createdAt());
        AssociationRequest examined = examinations.examine(request, intent, actor);
        return ResponseEntity.ok().eTag(RequestView.tag(examined).header()).body(proofs.show(examined));
    }
}
