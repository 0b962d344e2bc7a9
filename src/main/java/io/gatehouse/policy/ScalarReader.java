package io.gatehouse.policy;

import io.gatehouse.catalog.Operation;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.IntentReader.Purpose;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** In the caller's order; empty where the caller leaves it to the default. */
    List<Operation> operations(@Nullable List<@Nullable String> names) {
        if (names == null) {
            return List.of();
        }
        String all = Arrays.toString(Operation.values());
        if (names.isEmpty()) {
            problems.add("/operations", "empty", "accepted: some of " + all + ", or leave it out");
        }
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String pointer = "/operations/" + i;
            problems.required(pointer, all, names.get(i), name -> Problems.constant(Operation.class, name))
                    .ifPresent(operation -> {
                        if (operations.contains(operation)) {
                            problems.add(
                                    pointer, "duplicate-value", operation + " is there already; accepted: each once");
                        }
                        operations.add(operation);
                    });
        }
        return operations;
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
