package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.EvaluationCases.Case;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import io.gatehouse.iam.json.PolicyReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;

class PolicyEvaluatorProperties {

    @Property
    void addingAnAllowNeverRemovesAccessAndAddingADenyNeverAddsAny(@ForAll long seed) {
        var cases = new EvaluationCases(seed);
        Case one = cases.next();
        Decision before = decide(policies(one), one);
        for (PolicyDocument other : policies(cases.next())) {
            for (Statement statement : other.statements()) {
                List<PolicyDocument> more = new ArrayList<>(policies(one));
                more.add(new PolicyDocument(other.version(), Optional.empty(), List.of(statement)));
                Decision after = decide(more, one);
                if (statement.effect() == Effect.ALLOW) {
                    assertThat(before == Decision.ALLOWED && after != Decision.ALLOWED)
                            .isFalse();
                } else {
                    assertThat(before != Decision.ALLOWED && after == Decision.ALLOWED)
                            .isFalse();
                }
            }
        }
    }

    @Property
    void theOrderOfStatementsAndPoliciesDoesNotMatter(@ForAll long seed) {
        Case one = new EvaluationCases(seed).next();
        List<PolicyDocument> shuffled = new ArrayList<>();
        Random random = new Random(seed);
        for (PolicyDocument policy : policies(one)) {
            List<Statement> statements = new ArrayList<>(policy.statements());
            Collections.shuffle(statements, random);
            shuffled.add(new PolicyDocument(policy.version(), policy.id(), statements));
        }
        Collections.shuffle(shuffled, random);
        assertThat(decide(shuffled, one)).isEqualTo(decide(policies(one), one));
    }

    @Property
    void everyLevelMustAllow(@ForAll long seed) {
        var cases = new EvaluationCases(seed);
        Case one = cases.next();
        PolicyDocument boundary = policies(cases.next()).get(0);
        AccessRequest request = new AccessRequest(one.action(), one.resource(), one.context());
        Decision alone = decide(policies(one), one);
        Decision limit = decide(List.of(boundary), one);
        Decision both = PolicyEvaluator.of(policies(one))
                .within(boundary)
                .evaluate(request)
                .decision();
        assertThat(both == Decision.ALLOWED).isEqualTo(alone == Decision.ALLOWED && limit == Decision.ALLOWED);
        assertThat(both == Decision.EXPLICIT_DENY)
                .isEqualTo(alone == Decision.EXPLICIT_DENY || limit == Decision.EXPLICIT_DENY);
        assertThat(PolicyEvaluator.of(policies(one))
                        .under(List.of(boundary))
                        .evaluate(request)
                        .decision())
                .isEqualTo(both);
    }

    private static List<PolicyDocument> policies(Case each) {
        return each.policies().stream()
                .map(policy -> PolicyReader.read(JsonMapper.shared().writeValueAsString(policy)))
                .toList();
    }

    private static Decision decide(List<PolicyDocument> policies, Case each) {
        return PolicyEvaluator.of(policies)
                .evaluate(new AccessRequest(each.action(), each.resource(), each.context()))
                .decision();
    }
}
