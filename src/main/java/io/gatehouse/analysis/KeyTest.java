package io.gatehouse.analysis;

import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.PolicyVersion;
import io.gatehouse.iam.Quantifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One condition for all calls at once: when it holds, as a statement about the values of its key. */
final class KeyTest {

    private static final Set<String> NO_VARIABLES = Set.of();

    private final String name;
    private final String key;
    private final Condition condition;
    private final boolean negated;
    private final Presence presence;
    private final Optional<TextSet> texts;
    private final Optional<ScalarTest> scalar;
    private final Set<String> variables;

    KeyTest(Condition condition, PolicyVersion version, Reading reading) {
        Comparison comparison = condition.operator().comparison();
        this.name = condition.key().name();
        this.key = condition.key().normalised();
        this.condition = condition;
        this.negated = ValueComparisons.isNegated(comparison);
        this.presence = Presence.of(condition);
        boolean isScalar = ScalarOperands.compares(comparison);
        boolean isText = !isScalar && !presence.isNull();
        this.texts = isText ? Optional.of(texts(version, reading)) : Optional.empty();
        this.scalar = isScalar ? Optional.of(new ScalarTest(comparison, condition.values())) : Optional.empty();
        this.variables = isText && comparison != Comparison.BOOL ? variables(comparison, version) : NO_VARIABLES;
    }

    private TextSet texts(PolicyVersion version, Reading reading) {
        List<TextPattern> patterns = new ArrayList<>(condition.values().size());
        for (String value : condition.values()) {
            pattern(condition.operator().comparison(), value, version, reading).ifPresent(patterns::add);
        }
        return new TextSet(patterns);
    }

    private Optional<TextPattern> pattern(Comparison comparison, String value, PolicyVersion version, Reading reading) {
        if (comparison == Comparison.STRING_EQUALS && value.indexOf('$') < 0) {
            return Optional.of(TextPattern.literal(value));
        }
        return switch (comparison) {
            case BOOL -> Optional.of(TextPattern.literal(value).ignoringCase());
            case STRING_LIKE, STRING_NOT_LIKE ->
                Template.of(value, version, true).pattern(reading, negated, true);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                Template.of(value, version, false)
                        .pattern(reading, negated, true)
                        .map(TextPattern::ignoringCase);
            case STRING_EQUALS, STRING_NOT_EQUALS ->
                Template.of(value, version, false).pattern(reading, negated, true);
            default -> ArnPattern.ofValue(value, version).pattern(reading, negated);
        };
    }

    private Set<String> variables(Comparison comparison, PolicyVersion version) {
        Set<String> found = NO_VARIABLES;
        for (String value : condition.values()) {
            if (value.indexOf('$') >= 0) {
                found = found.isEmpty() ? new HashSet<>() : found;
                switch (comparison) {
                    case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE ->
                        ArnPattern.ofValue(value, version).addVariablesTo(found);
                    default -> Template.of(value, version, true).addVariablesTo(found);
                }
            }
        }
        return found;
    }

    String name() {
        return name;
    }

    /** In lower case. */
    String key() {
        return key;
    }

    /** The keys of the policy variables in its values, in lower case. */
    Set<String> variables() {
        return variables;
    }

    Quantifier quantifier() {
        return condition.operator().quantifier();
    }

    boolean negated() {
        return negated;
    }

    Presence presence() {
        return presence;
    }

    /** The texts that match, unless values are compared as something else. */
    Optional<TextSet> texts() {
        return texts;
    }

    Optional<ScalarTest> scalar() {
        return scalar;
    }

    /** Whether one value matches, before negation. */
    boolean matches(String value, Effort effort) {
        return texts.isPresent()
                ? texts.get().contains(value, effort)
                : scalar.orElseThrow().matches(value, effort);
    }

    /** @param values of the key; none if the call does not have it */
    boolean holds(List<String> values, Effort effort) {
        if (values.isEmpty()) {
            return presence.holdsWithoutKey();
        }
        if (presence.isNull()) {
            return presence.holdsWithKey();
        }
        return switch (quantifier()) {
            case NONE -> isAnyMatched(values, true, effort) != negated;
            case FOR_ANY_VALUE -> isAnyMatched(values, !negated, effort);
            case FOR_ALL_VALUES -> !isAnyMatched(values, negated, effort);
        };
    }

    /** Whether any value matches or, if that is asked, does not. */
    private boolean isAnyMatched(List<String> values, boolean matched, Effort effort) {
        for (String value : values) {
            if (matches(value, effort) == matched) {
                return true;
            }
        }
        return false;
    }
}
