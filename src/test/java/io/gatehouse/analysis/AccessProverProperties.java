package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.analysis.EvaluationCases.Case;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AccessProverProperties {

    private static final int PROBES = 300;

    @Property
    void whatIsContainedHoldsForEveryCallTriedAndWitnessesAreConfirmed(@ForAll long seed) {
        var cases = new EvaluationCases(seed);
        requireTrue(cases.next().documents(), cases.next().documents(), cases);
    }

    @Property
    void aSmallerSetIsContainedUnlessItLosesADeny(@ForAll long seed) {
        var cases = new EvaluationCases(seed);
        List<PolicyDocument> all = cases.next().documents();
        List<PolicyDocument> fewer = new ArrayList<>();
        for (PolicyDocument policy : all) {
            List<Statement> statements = policy.statements().stream()
                    .filter(statement -> statement.effect() == Effect.DENY || statement.hashCode() % 2 == 0)
                    .toList();
            if (!statements.isEmpty()) {
                fewer.add(new PolicyDocument(policy.version(), policy.id(), statements));
            }
        }
        assertThat(AccessProver.compare(all, fewer).verdict()).isNotEqualTo(Verdict.NOT_CONTAINED);
        requireTrue(all, fewer, cases);
        requireTrue(fewer, all, cases);
    }

    @Property
    void everythingIsContainedInItself(@ForAll long seed) {
        List<PolicyDocument> policies = new EvaluationCases(seed).next().documents();
        assertThat(AccessProver.compare(policies, policies).verdict()).isNotEqualTo(Verdict.NOT_CONTAINED);
    }

    private static void requireTrue(
            List<PolicyDocument> existing, List<PolicyDocument> proposed, EvaluationCases cases) {
        Containment answer = AccessProver.compare(existing, proposed);
        switch (answer.verdict()) {
            case NOT_CONTAINED -> {
                assertThat(answer.witness().orElseThrow().context()).doesNotContainValue(List.of());

                assertThat(isNew(answer.witness().orElseThrow(), existing, proposed))
                        .isTrue();
            }
            case CONTAINED -> {
                for (int i = 0; i < PROBES; i++) {
                    Case probe = cases.next();
                    assertThat(isNew(probe.call(), existing, proposed))
                            .as("%s", probe)
                            .isFalse();
                }
            }
            case INDETERMINATE -> assertThat(answer.reason().orElseThrow()).contains("variables");
        }
    }

    private static boolean isNew(AccessRequest call, List<PolicyDocument> existing, List<PolicyDocument> proposed) {
        return PolicyEvaluator.of(proposed).evaluate(call).decision() == Decision.ALLOWED
                && PolicyEvaluator.of(existing).evaluate(call).decision() != Decision.ALLOWED;
    }
}
