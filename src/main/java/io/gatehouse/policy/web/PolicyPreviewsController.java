package io.gatehouse.policy.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.iam.PolicyLimit;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.policy.GeneratedPolicy;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.Note;
import io.gatehouse.policy.PolicyGenerator;
import io.gatehouse.policy.PolicyProver;
import io.gatehouse.policy.Precondition;
import io.gatehouse.policy.Proof;
import io.gatehouse.policy.ProvedWarning;
import io.gatehouse.policy.StatementReasons;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Generates a policy without keeping anything. */
@RestController
@RequestMapping(path = "/api/v1/policy-previews", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_READ)
class PolicyPreviewsController {

    record Size(int characters, Map<String, Integer> limits) {}

    record Preview(
            @JsonRawValue String policy,
            String policyDigest,
            String catalogVersion,
            Size size,
            List<StatementReasons> statements,
            Proof proof,
            List<Precondition> preconditions,
            List<ProvedWarning> warnings,
            List<Note> notes) {}

    private static final Map<String, Integer> LIMITS = limits();

    private final IntentConversion intents;
    private final PolicyGenerator generator;
    private final PolicyProver prover;
    private final AssociationCatalog catalog;

    PolicyPreviewsController(
            IntentConversion intents, PolicyGenerator generator, PolicyProver prover, AssociationCatalog catalog) {
        this.intents = intents;
        this.generator = generator;
        this.prover = prover;
        this.catalog = catalog;
    }

    @PostMapping
    Preview preview(@RequestBody IntentForm form) {
        AssociationIntent intent = intents.forPreview(form);
        GeneratedPolicy policy = generator.generate(intent);
        Proof proof = prover.prove(intent, policy.document());
        return new Preview(
                policy.canonical().json(),
                policy.digest().toString(),
                catalog.version(),
                new Size(policy.canonical().characters(), LIMITS),
                policy.statements(),
                proof,
                policy.preconditions(),
                ProvedWarning.of(policy.warnings(), proof),
                Note.ALWAYS);
    }

    private static Map<String, Integer> limits() {
        Map<String, Integer> limits = new TreeMap<>();
        for (PolicyLimit limit : List.of(PolicyLimit.ROLE_INLINE, PolicyLimit.USER_INLINE, PolicyLimit.MANAGED)) {
            limits.put(limit.name(), limit.characters());
        }
        return limits;
    }
}
