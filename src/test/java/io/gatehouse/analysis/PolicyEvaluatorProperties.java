package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.EvaluationCases.Case;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PolicyEvaluatorProperties {

    @Property
    void addingAnAllowNeverRemovesAccessAndAddingADenyNeverAddsAny(@ForAll long seed) {
        var cases = new EvaluationCases(seed);
        Case one = cases.next();
        Decision before = decide(one.documents(), one);
        for (PolicyDocument other : cases.next().documents()) {
            for (Statement statement : other.statements()) {
                List<PolicyDocument> more = new ArrayList<>(one.documents());
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
        for (PolicyDocument policy : one.documents()) {
            List<Statement> statements = new ArrayList<>(policy.statements());
            Collections.shuffle(statements, random);
            shuffled.add(new PolicyDocument(policy.version(), policy.id(), statements));
        }
        Collections.shuffle(shuffled, random);
        assertThat(decide(shuffled, one)).isEqualTo(decide(one.documents(), one));
    }

    @Property
    void everyLevelMustAllow(@ForAll long seed) {
        var cases = new EvaluationCases(seed);
        Case one = cases.next();
        PolicyDocument boundary = cases.next().documents().get(0);
        AccessRequest request = one.call();
        Decision alone = decide(one.documents(), one);
        Decision limit = decide(List.of(boundary), one);
        Decision both = PolicyEvaluator.of(one.documents())
                .within(boundary)
                .evaluate(request)
                .decision();
        assertThat(both == Decision.ALLOWED).isEqualTo(alone == Decision.ALLOWED && limit == Decision.ALLOWED);
        assertThat(both == Decision.EXPLICIT_DENY)
                .isEqualTo(alone == Decision.EXPLICIT_DENY || limit == Decision.EXPLICIT_DENY);
        assertThat(PolicyEvaluator.of(one.documents())
                        .under(List.of(boundary))
                        .evaluate(request)
                        .decision())
                .isEqualTo(both);
    }

    private static Decision decide(List<PolicyDocument> policies, Case each) {
        return PolicyEvaluator.of(policies).evaluate(each.call()).decision();
    }
}
