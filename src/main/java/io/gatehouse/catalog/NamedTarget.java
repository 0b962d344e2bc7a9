package io.gatehouse.catalog;

import io.gatehouse.catalog.TargetFormat.Rule;
import io.gatehouse.iam.Excerpt;
import io.gatehouse.iam.InvalidValueException;
import java.util.List;

/** A target that has a name but no ARN: Connect makes it itself, or it is nothing of AWS's. */
public record NamedTarget(Member member, List<Rule> rules) {

    /** Where a caller writes the name. */
    public enum Member {
        STREAM_PREFIX("streamPrefix"),
        ORIGIN("origin");

        private final String text;

        Member(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public NamedTarget {
        rules = List.copyOf(rules);
    }

    /** @throws InvalidValueException naming the rule that the name breaks */
    public String check(String name) {
        for (Rule rule : rules) {
            if (!rule.matches().matcher(name).matches()) {
                throw new InvalidValueException(
                        "invalid-resource-name", Excerpt.of(name) + " is not accepted", rule.says());
            }
        }
        return name;
    }

    public String accepted() {
        return rules.get(0).says();
    }
}
