package io.gatehouse.request.web;

import io.gatehouse.policy.InstanceArn;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.policy.web.IntentConversion;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.RequestFilter;
import io.gatehouse.request.RequestFilter.Position;
import io.gatehouse.request.RequestReading;
import io.gatehouse.request.RequestStatus;
import io.gatehouse.request.Submissions;
import io.gatehouse.request.Submissions.Idempotency;
import io.gatehouse.request.Submissions.Submitted;
import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.Cursor;
import io.gatehouse.web.EntityTag;
import io.gatehouse.web.Page;
import io.gatehouse.web.PageLimit;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Submits and reads requests. */
@RestController
@RequestMapping(path = "/api/v1/association-requests", produces = MediaType.APPLICATION_JSON_VALUE)
class AssociationRequestsController {

    private final IntentConversion intents;
    private final Submissions submissions;
    private final RequestReading reading;
    private final BodyFingerprint fingerprint;
    private final RequestProofs proofs;

    AssociationRequestsController(
            IntentConversion intents,
            Submissions submissions,
            RequestReading reading,
            BodyFingerprint fingerprint,
            RequestProofs proofs) {
        this.intents = intents;
        this.submissions = submissions;
        this.reading = reading;
        this.fingerprint = fingerprint;
        this.proofs = proofs;
    }

    @PostMapping
    @RequiresScope(Scope.ASSOCIATIONS_REQUEST)
    ResponseEntity<RequestView> submit(@RequestBody IntentForm form, @RequestHeader HttpHeaders headers, Actor actor) {
        Optional<Idempotency> idempotency = fingerprint.under(headers.getOrEmpty("Idempotency-Key"), form);
        Submitted submitted = idempotency
                .flatMap(it -> submissions.repeated(it, actor))
                .map(known -> new Submitted(known, true))
                .orElseGet(() -> submissions.submit(intents.forRequest(form), idempotency, actor));
        AssociationRequest request = submitted.request();
        URI location = URI.create("/api/v1/association-requests/" + request.id());
        return (submitted.repeated() ? ResponseEntity.ok().location(location) : ResponseEntity.created(location))
                .eTag(RequestView.tag(request).header())
                .body(proofs.show(request));
    }

    @GetMapping
    @RequiresScope(Scope.ASSOCIATIONS_READ)
    Page<RequestView> list(
            @RequestParam Optional<RequestStatus> status,
            @RequestParam Optional<PrincipalArn> principalArn,
            @RequestParam Optional<InstanceArn> instanceArn,
            @RequestParam Optional<String> requester,
            @RequestParam(defaultValue = PageLimit.DEFAULT) PageLimit limit,
            @RequestParam Optional<Cursor> cursor,
            Actor actor) {
        ArnParameters.requireOneAccount(principalArn, instanceArn);
        var filter = new RequestFilter(
                status,
                principalArn.map(PrincipalArn::toString),
                instanceArn.map(InstanceArn::toString),
                requester,
                cursor.map(at -> new Position(at.time(), at.id())),
                limit.plusOne());
        return Page.of(reading.find(filter, actor), limit, request -> new Cursor(request.createdAt(), request.id()))
                .map(RequestView::inList);
    }

    @GetMapping("/{id}")
    @RequiresScope(Scope.ASSOCIATIONS_READ)
    ResponseEntity<RequestView> get(@PathVariable UUID id, Actor actor) {
        AssociationRequest request = reading.get(id, actor);
        return ResponseEntity.ok().eTag(RequestView.tag(request).header()).body(proofs.show(request));
    }

    @GetMapping("/{id}/policy")
    @RequiresScope(Scope.ASSOCIATIONS_READ)
    ResponseEntity<String> policy(@PathVariable UUID id, Actor actor) {
        AssociationRequest request = reading.get(id, actor);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(new EntityTag(request.policy().digest().toString()).header())
                .body(request.policy().json());
    }
}
