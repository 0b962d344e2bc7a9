package io.gatehouse.iam.json;

import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ActionScope;
import io.gatehouse.iam.Condition;
import io.gatehouse.iam.ConditionKey;
import io.gatehouse.iam.ConditionOperator;
import io.gatehouse.iam.Effect;
import io.gatehouse.iam.Excerpt;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import io.gatehouse.iam.Sid;
import io.gatehouse.iam.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one statement of an identity policy. */
final class StatementParser {

    private final JsonCursor json;
    private final List<Condition> conditions = new ArrayList<>();
    private Optional<Sid> sid = Optional.empty();
    private @Nullable Effect effect;
    private @Nullable ActionScope actions;
    private @Nullable ResourceScope resources;

    StatementParser(JsonCursor json) {
        this.json = json;
    }

    Statement statement() {
        Place start = json.place();
        int before = json.faults();
        Set<String> members = json.members(this::member);
        requireOneOf(members, List.of("Effect"), start);
        requireOneOf(members, List.of("Action", "NotAction"), start);
        requireOneOf(members, List.of("Resource", "NotResource"), start);
        json.requireNoneSince(before);
        return JsonCursor.placed(
                start,
                () -> new Statement(
                        sid,
                        Objects.requireNonNull(effect),
                        Objects.requireNonNull(actions),
                        Objects.requireNonNull(resources),
                        conditions));
    }

    private void requireOneOf(Set<String> members, List<String> names, Place place) {
        if (Collections.disjoint(members, names)) {
            json.note(new InvalidPolicyException(
                    "missing-member", "the statement is incomplete; expected " + String.join(" or ", names), place));
        }
    }

    private void member(String name) {
        switch (name) {
            case "Sid" -> sid = sid(json.string());
            case "Effect" -> effect = json.placed(() -> Effect.parse(json.string()));
            case "Action" -> setActions(false);
            case "NotAction" -> setActions(true);
            case "Resource" -> setResources(false);
            case "NotResource" -> setResources(true);
            case "Condition" -> json.members(this::operator);
            case "Principal", "NotPrincipal" ->
                throw json.failure(
                        "not-an-identity-policy",
                        name + " belongs to resource policies; expected a policy of a role, user or group without it");
            default ->
                throw json.failure(
                        "unknown-member",
                        "a statement has no member " + Excerpt.of(name)
                                + "; expected Sid, Effect, Action, NotAction, Resource, NotResource or Condition");
        }
    }

    /** IAM takes an empty Sid for none, in any number of statements. */
    private Optional<Sid> sid(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(json.placed(() -> new Sid(text)));
    }

    private void setActions(boolean negated) {
        if (actions != null) {
            throw json.failure("both-members", "Action and NotAction exclude each other; expected one of them");
        }
        actions = new ActionScope(negated, json.oneOrMore(() -> json.placed(() -> new ActionPattern(json.string()))));
    }

    private void setResources(boolean negated) {
        if (resources != null) {
            throw json.failure("both-members", "Resource and NotResource exclude each other; expected one of them");
        }
        resources =
                new ResourceScope(negated, json.oneOrMore(() -> json.placed(() -> new ResourcePattern(json.string()))));
    }

    private void operator(String name) {
        ConditionOperator operator = json.placed(() -> ConditionOperator.parse(name));
        json.members(key -> condition(operator, key));
    }

    private void condition(ConditionOperator operator, String name) {
        Place place = json.place();
        ConditionKey key = json.placed(() -> new ConditionKey(name));
        List<String> values = json.oneOrMore(json::scalar);
        conditions.add(JsonCursor.placed(place, () -> new Condition(operator, key, values)));
    }
}
