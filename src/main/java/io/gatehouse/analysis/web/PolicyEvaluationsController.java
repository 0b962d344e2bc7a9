package io.gatehouse.analysis.web;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.DecidingStatement;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.Evaluation;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Sid;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Decides one call against identity policies, without asking AWS and without keeping anything. */
@RestController
@RequestMapping(path = "/api/v1/policy-evaluations", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_READ)
class PolicyEvaluationsController {

    record EvaluationView(
            Decision decision, List<DecidingStatementView> decidedBy, SortedSet<String> unresolvedContextKeys) {

        static EvaluationView of(Evaluation evaluation) {
            return new EvaluationView(
                    evaluation.decision(),
                    evaluation.decidedBy().stream()
                            .map(DecidingStatementView::of)
                            .toList(),
                    evaluation.unresolvedContextKeys());
        }
    }

    record DecidingStatementView(
            int policy, int statement, @Nullable String sid) {

        static DecidingStatementView of(DecidingStatement statement) {
            return new DecidingStatementView(
                    statement.policy(),
                    statement.statement(),
                    statement.sid().map(Sid::value).orElse(null));
        }
    }

    private final JsonMapper json;

    PolicyEvaluationsController(JsonMapper json) {
        this.json = json;
    }

    @PostMapping
    EvaluationView evaluate(@RequestBody EvaluationForm form) {
        var reader = new PoliciesReader(json);
        List<PolicyDocument> policies = reader.read("/policies", form.policies(), 0);
        AccessRequest call = new EvaluationReader(reader).call(form.request());
        return EvaluationView.of(PolicyEvaluator.of(policies).evaluate(call));
    }
}
