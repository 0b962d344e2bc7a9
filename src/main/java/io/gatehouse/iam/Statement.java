package io.gatehouse.iam;

import java.util.List;
import java.util.Optional;

/** One rule of a policy: all of its conditions must hold for it to apply. */
public record Statement(
        Optional<Sid> sid, Effect effect, ActionScope actions, ResourceScope resources, List<Condition> conditions) {

    public Statement {
        conditions = Ordered.copyOf(conditions);
        for (int i = 0; i < conditions.size(); i++) {
            requireNew(conditions.get(i), conditions.subList(0, i));
        }
    }

    public static Statement allow(Sid sid, ActionScope actions, ResourceScope resources, List<Condition> conditions) {
        return new Statement(Optional.of(sid), Effect.ALLOW, actions, resources, conditions);
    }

    public static Statement allow(Sid sid, ActionScope actions, ResourceScope resources, Condition... conditions) {
        return allow(sid, actions, resources, List.of(conditions));
    }

    private static void requireNew(Condition condition, List<Condition> before) {
        for (Condition earlier : before) {
            if (condition.comparesTheSameAs(earlier)) {
                throw new InvalidValueException(
                        "duplicate-condition",
                        condition.operator().text() + " names the key "
                                + Excerpt.of(condition.key().name())
                                + " twice; expected one condition with all its values");
            }
        }
    }
}
