package io.gatehouse.analysis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.analysis.AccessProver;
import io.gatehouse.analysis.Containment;
import io.gatehouse.analysis.Witness;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Says whether policies allow anything that others do not, without asking AWS and without keeping anything. */
@RestController
@RequestMapping(path = "/api/v1/policy-comparisons", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_READ)
class PolicyComparisonsController {

    /** Policies as somebody wrote them, nothing of them believed yet. */
    record ComparisonForm(
            @Nullable List<@Nullable Map<String, Object>> existing,
            @Nullable List<@Nullable Map<String, Object>> proposed) {}

    /** @param newAccess null if it cannot be decided, for the reason given */
    record ComparisonView(
            @Nullable Boolean newAccess,
            @Nullable Witness witness,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {

        static ComparisonView of(Containment containment) {
            Boolean newAccess = switch (containment.verdict()) {
                case CONTAINED -> Boolean.FALSE;
                case NOT_CONTAINED -> Boolean.TRUE;
                case INDETERMINATE -> null;
            };
            return new ComparisonView(
                    newAccess,
                    containment.witness().map(Witness::of).orElse(null),
                    containment.reason().orElse(null));
        }
    }

    private final JsonMapper json;

    PolicyComparisonsController(JsonMapper json) {
        this.json = json;
    }

    @PostMapping
    ComparisonView compare(@RequestBody ComparisonForm form) {
        var reader = new PoliciesReader(json);
        List<PolicyDocument> existing = reader.read("/existing", form.existing(), 0);
        List<PolicyDocument> proposed = reader.read("/proposed", form.proposed(), 1);
        reader.requireNoError("The comparison is not acceptable.");
        return ComparisonView.of(AccessProver.compare(existing, proposed));
    }
}
