package io.gatehouse.analysis.web;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.web.EvaluationForm.CallForm;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.web.FieldError;
import io.gatehouse.web.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the call that is to be evaluated, or reports everything that is wrong with it together. */
final class EvaluationReader {

    /** Of a pattern and a text, comparing takes at most the product of their lengths, where that is none one more; so many steps take a moment. */
    private static final long MOST_EFFORT = 50_000_000;

    private static final String ANY_ACTION = "any:Action";

    private final PoliciesReader policies;
    private final FieldErrors errors;

    EvaluationReader(PoliciesReader policies) {
        this.policies = policies;
        this.errors = policies.errors();
    }

    /** Each part is tried beside parts that are right, so that each is complained of. */
    AccessRequest call(@Nullable CallForm given) {
        CallForm call = Objects.requireNonNullElse(given, new CallForm(null, null, null));
        String action = part(
                "action",
                "service:Action, without wildcards",
                call.action(),
                it -> new AccessRequest(it, "*", Map.of()));
        String resource =
                part("resource", "an ARN or *", call.resource(), it -> new AccessRequest(ANY_ACTION, it, Map.of()));
        Map<String, List<String>> context = context(call.context());
        attempt("/request/context", () -> new AccessRequest(ANY_ACTION, "*", context));
        requireModest(action.length() + resource.length(), context);
        policies.requireNoError("The evaluation is not acceptable.");
        return new AccessRequest(action, resource, context);
    }

    private String part(String member, String accepted, @Nullable String given, Consumer<String> trial) {
        String pointer = "/request/" + member;
        if (given == null) {
            errors.add(FieldError.required(pointer, accepted));
            return "";
        }
        attempt(pointer, () -> trial.accept(given));
        return given;
    }

    private Map<String, List<String>> context(@Nullable Map<String, @Nullable List<@Nullable String>> given) {
        Map<String, List<String>> context = new TreeMap<>();
        if (given != null) {
            given.forEach((key, values) -> {
                if (values == null || values.isEmpty() || values.stream().anyMatch(Objects::isNull)) {
                    add(
                            "/request/context/" + key.replace("~", "~0").replace("/", "~1"),
                            "required",
                            "accepted: one text or more; leave out a key that the call does not have");
                } else {
                    context.put(key, values.stream().map(String::valueOf).toList());
                }
            });
        }
        return context;
    }

    private void requireModest(long others, Map<String, List<String>> context) {
        long call = others
                + context.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(value -> value.length() + 1L)
                        .sum();
        if (policies.characters() * call > MOST_EFFORT) {
            add(
                    "/request",
                    "too-complex",
                    "the policies have " + policies.characters() + " characters and the call " + call
                            + "; accepted: a product of at most " + MOST_EFFORT);
        }
    }

    private void attempt(String pointer, Runnable trial) {
        try {
            trial.run();
        } catch (InvalidValueException e) {
            add(pointer, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private void add(String pointer, String code, String detail) {
        errors.add(pointer, code, detail);
    }
}
