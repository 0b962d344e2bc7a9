package io.gatehouse.iam.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ActionScope;
import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.PolicyVersion;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import io.gatehouse.iam.Sid;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalFormTests {

    @Property(tries = 300)
    void readsBackWhatItMeans(@ForAll("policies") PolicyDocument policy) {
        String json = policy.canonical().json();
        PolicyDocument back = PolicyReader.read(json);
        assertThat(back.meansTheSameAs(policy)).isTrue();
        assertThat(back.canonical()).isEqualTo(policy.canonical());
        assertThat(json).matches("[ -~]*");
    }

    @Property(tries = 300)
    void ignoresEveryOrder(@ForAll("policies") PolicyDocument policy, @ForAll long seed) {
        Random random = new Random(seed);
        List<Statement> statements = new ArrayList<>();
        for (Statement s : policy.statements()) {
            List<Condition> conditions = new ArrayList<>();
            for (Condition c : s.conditions()) {
                conditions.add(new Condition(c.operator(), c.key(), shuffled(c.values(), random)));
            }
            statements.add(new Statement(
                    s.sid(),
                    s.effect(),
                    new ActionScope(s.actions().negated(), shuffled(s.actions().patterns(), random)),
                    new ResourceScope(
                            s.resources().negated(), shuffled(s.resources().patterns(), random)),
                    shuffled(conditions, random)));
        }
        PolicyDocument other = new PolicyDocument(policy.version(), policy.id(), shuffled(statements, random));
        assertThat(other.canonical()).isEqualTo(policy.canonical());
    }

    private static <T> List<T> shuffled(List<T> values, Random random) {
        List<T> copy = new ArrayList<>(values);
        Collections.shuffle(copy, random);
        return copy;
    }

    @Provide
    Arbitrary<PolicyDocument> policies() {
        Arbitrary<List<Statement>> statements = statements()
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements(s -> s.sid().isPresent() ? s.sid() : new Object());
        return Combinators.combine(Arbitraries.of(PolicyVersion.class), text().optional(), statements)
                .as(PolicyDocument::new);
    }

    private static Arbitrary<Statement> statements() {
        Arbitrary<Sid> sids = Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(3)
                .map(Sid::new);
        Arbitrary<ActionScope> actions = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("*", "s3:GetObject", "S3:getobject", "kms:*", "connect:A?c")
                                .map(ActionPattern::new)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as(ActionScope::new);
        Arbitrary<ResourceScope> resources = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.strings()
                                .withChars("ab/*? \"\\\u00e9${}")
                                .map(tail -> new ResourcePattern("arn:aws:s3:::" + tail))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as(ResourceScope::new);
        return Combinators.combine(sids.optional(), Arbitraries.of(Effect.class), actions, resources, conditions())
                .as(Statement::new);
    }

    private static Arbitrary<List<Condition>> conditions() {
        return Combinators.combine(
                        Arbitraries.of(Comparison.class).map(ConditionOperator::of),
                        Arbitraries.of("aws:A", "aws:b", "aws:ResourceTag/x y").map(ConditionKey::new),
                        text().list().ofMinSize(1).ofMaxSize(4))
                .as(Condition::new)
                .list()
                .ofMaxSize(4)
                .uniqueElements(c -> c.operator().text() + c.key().normalised());
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .ofMaxLength(12)
                .filter(s -> s.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
    }
}
