package io.gatehouse.policy;

import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers everything wrong with one intent. */
final class Problems {

    /** Whoever has more mends these first. */
    private static final int MOST = 100;

    private final List<IntentProblem> found = new ArrayList<>();

    void add(String pointer, String code, String detail) {
        found.add(new IntentProblem(pointer, code, detail));
    }

    /** A member that others of its kind have, but not this one. */
    void refuse(String pointer, String member, @Nullable Object value, String owner) {
        if (value != null) {
            add(pointer + "/" + member, "not-applicable", owner + " has no " + member + "; accepted: leave it out");
        }
    }

    /** @param owner that an ARN names */
    void contradiction(String pointer, Optional<AccountId> named, Optional<AccountId> owner) {
        if (owner.isPresent() && named.isPresent() && !named.equals(owner)) {
            add(
                    pointer,
                    "contradicts-arn",
                    "the ARN names another account; accepted: " + owner.get().digits() + ", or leave it out");
        }
    }

    /** @param accepted what to say of a text that is missing */
    <T> Optional<T> required(String pointer, String accepted, @Nullable String text, Function<String, T> parser) {
        if (text == null) {
            add(pointer, "required", "is required; accepted: " + accepted);
            return Optional.empty();
        }
        return parse(pointer, text, parser);
    }

    <T> Optional<T> optional(String pointer, @Nullable String text, Function<String, T> parser) {
        return text == null ? Optional.empty() : parse(pointer, text, parser);
    }

    /** A member that is an ARN: whatever is wrong with it, the form is said. */
    <T> Optional<T> required(String pointer, ArnForm form, @Nullable String text, Function<Arn, T> reader) {
        return required(pointer, form.accepted(), text, it -> form.read(it, reader));
    }

    <T> Optional<T> optional(String pointer, ArnForm form, @Nullable String text, Function<Arn, T> reader) {
        return optional(pointer, text, it -> form.read(it, reader));
    }

    <E extends Enum<E>> E choice(String pointer, @Nullable String text, Class<E> type, E byDefault) {
        return optional(pointer, text, name -> constant(type, name)).orElse(byDefault);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new InvalidValueException(
                "unknown-value", "is not known; accepted: " + Arrays.toString(type.getEnumConstants()));
    }

    void throwIfAny() {
        if (found.size() > MOST) {
            List<IntentProblem> first = new ArrayList<>(found.subList(0, MOST));
            first.add(new IntentProblem(
                    "", "more-problems", "there are " + (found.size() - MOST) + " more problems; mend these first"));
            throw new InvalidIntentException(first);
        }
        if (!found.isEmpty()) {
            throw new InvalidIntentException(found);
        }
    }

    private <T> Optional<T> parse(String pointer, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (InvalidValueException e) {
            add(pointer, e.code(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
