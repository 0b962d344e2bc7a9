package io.gatehouse.policy.web;

import io.gatehouse.analysis.TooComplexException;
import io.gatehouse.analysis.web.PoliciesReader;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.policy.EffectiveAccess;
import io.gatehouse.policy.InstanceArn;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.FieldErrors;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Says what anybody's policies let a principal associate with an instance, without asking AWS and without keeping anything. */
@RestController
@RequestMapping(path = "/api/v1/effective-access", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_READ)
class EffectiveAccessController {

    /** Policies as somebody wrote them, and the instance of interest. */
    record EffectiveAccessForm(
            @Nullable List<@Nullable Map<String, Object>> policies,
            @Nullable String instanceArn) {}

    private static final String DETAIL = "The question is not acceptable.";

    private final JsonMapper json;
    private final AssociationCatalog catalog;

    EffectiveAccessController(JsonMapper json, AssociationCatalog catalog) {
        this.json = json;
        this.catalog = catalog;
    }

    @PostMapping
    EffectiveAccess explain(@RequestBody EffectiveAccessForm form) {
        var reader = new PoliciesReader(json);
        List<PolicyDocument> policies = reader.read("/policies", form.policies(), 0);
        Optional<InstanceArn> instance = instance(form.instanceArn(), reader.errors());
        reader.requireNoError(DETAIL);
        try {
            return EffectiveAccess.of(policies, instance.orElseThrow(), catalog);
        } catch (TooComplexException e) {
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED,
                    DETAIL,
                    List.of(new FieldError(
                            "/policies", "too-complex", e.getMessage() + "; accepted: simpler patterns")));
        }
    }

    private static Optional<InstanceArn> instance(@Nullable String text, FieldErrors errors) {
        try {
            if (text != null) {
                return Optional.of(InstanceArn.parse(text));
            }
            errors.add("/instanceArn", "required", "is required; accepted: " + InstanceArn.accepted());
        } catch (InvalidValueException e) {
            errors.add("/instanceArn", e.code(), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }
}
