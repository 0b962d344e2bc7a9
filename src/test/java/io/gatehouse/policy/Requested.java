package io.gatehouse.policy;

import io.gatehouse.iam.Comparison;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A call to AWS, judged by as much of IAM's logic as the generated policies need, written apart from them. */
public record Requested(String action, String resource, Map<String, String> context) {

    public boolean allowedBy(PolicyDocument policy) {
        return policy.statements().stream().anyMatch(this::allowedBy);
    }

    private boolean allowedBy(Statement statement) {
        if (statement.effect() != Effect.ALLOW
                || statement.actions().negated()
                || statement.resources().negated()) {
            throw new IllegalArgumentException("only plain Allow statements are generated");
        }
        return statement.actions().patterns().stream().anyMatch(it -> it.text().equals(action))
                && statement.resources().patterns().stream().anyMatch(it -> like(it.text(), resource))
                && statement.conditions().stream().allMatch(this::holds);
    }

    private boolean holds(Condition condition) {
        String actual = context.get(condition.key().name());
        return actual != null
                && condition.values().stream()
                        .anyMatch(value -> matches(condition.operator().comparison(), value, actual));
    }

    private static boolean matches(Comparison comparison, String value, String actual) {
        return switch (comparison) {
            case STRING_EQUALS, ARN_EQUALS -> value.equals(actual);
            case STRING_LIKE -> like(value, actual);
            case DATE_LESS_THAN -> Instant.parse(actual).isBefore(Instant.parse(value));
            default -> throw new IllegalArgumentException("not generated: " + comparison);
        };
    }

    private static boolean like(String pattern, String text) {
        if (pattern.indexOf('*') < 0) {
            return pattern.equals(text);
        }
        String regex = Pattern.compile("\\*")
                .splitAsStream(pattern + "\0")
                .map(part -> Pattern.quote(part.replace("\0", "")))
                .collect(Collectors.joining(".*"));
        return text.matches(regex);
    }
}
