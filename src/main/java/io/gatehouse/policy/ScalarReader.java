package io.gatehouse.policy;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.Operation;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.IntentReader.Purpose;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the members of an intent that are not ARNs. */
final class ScalarReader {

    private static final int MAX_JUSTIFICATION = 1_000;
    /** Four-digit years only: IAM's date conditions know no others. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Problems problems;

    ScalarReader(Problems problems) {
        this.problems = problems;
    }

    Set<Operation> operations(@Nullable List<@Nullable String> names) {
        if (names == null) {
            return EnumSet.of(Operation.ASSOCIATE);
        }
        if (names.isEmpty()) {
            problems.add("/operations", "empty", "accepted: [\"ASSOCIATE\"], or leave it out");
        }
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (int i = 0; i < names.size(); i++) {
            String pointer = "/operations/" + i;
            problems.required(pointer, "ASSOCIATE", names.get(i), ScalarReader::operation)
                    .ifPresent(operation -> {
                        if (!operations.add(operation)) {
                            problems.add(
                                    pointer, "duplicate-value", operation + " is there already; accepted: each once");
                        }
                    });
        }
        return operations;
    }

    private static Operation operation(String name) {
        Operation operation = Problems.constant(Operation.class, name);
        if (operation != Operation.ASSOCIATE) {
            throw new InvalidValueException("unsupported-operation", name + " is not supported; accepted: ASSOCIATE");
        }
        return operation;
    }

    Access access(@Nullable String name) {
        Access access = problems.choice("/access", name, Access.class, Access.API);
        if (access != Access.API) {
            problems.add("/access", "unsupported-access", name + " is not supported; accepted: API");
        }
        return access;
    }

    Optional<Instant> expiresAt(@Nullable String text, Instant now) {
        return problems.optional("/expiresAt", text, it -> {
            Instant instant = instant(it);
            if (!instant.isAfter(now)) {
                throw new InvalidValueException(
                        "in-the-past", "is not in the future; accepted: an instant after " + now);
            }
            if (instant.isAfter(LATEST)) {
                throw new InvalidValueException("too-late", "accepted: at most " + LATEST);
            }
            return instant;
        });
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw new InvalidValueException(
                    "not-an-instant", "is not an RFC 3339 instant; accepted: for example 2030-01-31T17:00:00Z");
        }
    }

    Optional<String> justification(@Nullable String text, Purpose purpose) {
        return purpose == Purpose.REQUEST
                ? problems.required(
                        "/justification", "why the association is needed", text, ScalarReader::justification)
                : problems.optional("/justification", text, ScalarReader::justification);
    }

    private static String justification(String text) {
        if (text.isBlank() || text.length() > MAX_JUSTIFICATION) {
            throw new InvalidValueException("invalid-length", "accepted: 1 to " + MAX_JUSTIFICATION + " characters");
        }
        if (text.codePoints().anyMatch(ScalarReader::isUnreadable)) {
            throw new InvalidValueException("control-character", "accepted: text without control characters");
        }
        return text;
    }

    /** Control characters but for line breaks and tabs, and halves of surrogate pairs, which no database stores. */
    private static boolean isUnreadable(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t') || Character.getType(c) == Character.SURROGATE;
    }
}
