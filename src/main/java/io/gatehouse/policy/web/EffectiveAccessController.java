package io.gatehouse.policy.web;

import io.gatehouse.analysis.TooComplexException;
import io.gatehouse.analysis.web.PoliciesReader;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.policy.EffectiveAccess;
import io.gatehouse.policy.InstanceArn;
import io.gatehouse.policy.LiveAccess;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.security.Actor;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Says what anybody's policies, or those that a principal has in IAM, let it associate with an instance. */
@RestController
@RequestMapping(path = "/api/v1/effective-access", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_READ)
class EffectiveAccessController {

    private static final String DETAIL = "The question is not acceptable.";

    private final JsonMapper json;
    private final AssociationCatalog catalog;
    private final LiveAccess live;

    EffectiveAccessController(JsonMapper json, AssociationCatalog catalog, LiveAccess live) {
        this.json = json;
        this.catalog = catalog;
        this.live = live;
    }

    @PostMapping
    EffectiveAccessView explain(@RequestBody EffectiveAccessForm form, Actor actor) {
        return form.principalArn() == null ? ofPolicies(form) : ofPrincipal(form, actor);
    }

    private EffectiveAccessView ofPolicies(EffectiveAccessForm form) {
        var reader = new PoliciesReader(json);
        List<PolicyDocument> policies =
                form.policies() == null ? List.of() : reader.read("/policies", form.policies(), 0);
        if (form.policies() == null) {
            reader.errors()
                    .add(FieldError.required(
                            "/policies",
                            PoliciesReader.accepted(0) + ", or principalArn in their place, the ARN of an IAM"
                                    + " role or user whose policies are read from IAM"));
        }
        Optional<InstanceArn> instance = form.instance(reader.errors());
        reader.requireNoError(DETAIL);
        try {
            return EffectiveAccessView.of(EffectiveAccess.of(policies, instance.orElseThrow(), catalog));
        } catch (TooComplexException e) {
            throw tooComplex("/policies", e, "simpler patterns");
        }
    }

    private EffectiveAccessView ofPrincipal(EffectiveAccessForm form, Actor actor) {
        var reader = new PoliciesReader(json);
        Optional<InstanceArn> instance = form.instance(reader.errors());
        Optional<PrincipalArn> principal = form.principal(instance, reader.errors());
        if (form.policies() != null) {
            reader.errors().add("/policies", "contradicts-principal", "accepted: either policies or principalArn");
        }
        reader.requireNoError(DETAIL);
        requireScope(actor, principal.orElseThrow());
        try {
            return EffectiveAccessView.of(live.of(principal.orElseThrow(), instance.orElseThrow(), actor.subject()));
        } catch (TooComplexException e) {
            throw tooComplex("/principalArn", e, "a principal with simpler policies");
        }
    }

    private static void requireScope(Actor actor, PrincipalArn principal) {
        if (!actor.has(Scope.ASSOCIATIONS_APPLY)) {
            throw ProblemException.refusal(
                            ProblemType.FORBIDDEN,
                            "Reading what a principal has in IAM needs the scope " + Scope.ASSOCIATIONS_APPLY.value()
                                    + ".")
                    .about(RequestRefused.PRINCIPAL, principal);
        }
    }

    private static ProblemException tooComplex(String pointer, TooComplexException e, String accepted) {
        return ProblemException.of(
                ProblemType.VALIDATION_FAILED,
                DETAIL,
                List.of(new FieldError(pointer, "too-complex", e.getMessage() + "; accepted: " + accepted)));
    }
}
