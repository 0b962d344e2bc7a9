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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the members of an intent that are not ARNs. */
final class ScalarReader {

    private static final int MAX_JUSTIFICATION = 1_000;
    private static final String JUSTIFICATION = "1 to " + MAX_JUSTIFICATION + " characters, not all blank";
    /** Four-digit years only: IAM's date conditions know no others. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** RFC 3339 wants the seconds, which Java's format does not. */
    private static final Pattern WITH_SECONDS = Pattern.compile("[^Tt]*[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}.*");

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
            problems.add("/operations", "empty", "is empty; accepted: some of " + all + ", or leave it out");
        } else if (names.size() > Operation.values().length) {
            problems.add(
                    "/operations",
                    "invalid-size",
                    "names more than there are; accepted: some of " + all + ", each once");
            return List.of();
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
                        "in-the-past",
                        "is not in the future; accepted: an instant after " + now.truncatedTo(ChronoUnit.SECONDS));
            }
            if (instant.isAfter(LATEST)) {
                throw new InvalidValueException("too-late", "is too late; accepted: at most " + LATEST);
            }
            return instant;
        });
    }

    private static Instant instant(String text) {
        try {
            if (!WITH_SECONDS.matcher(text).matches()) {
                throw notAnInstant();
            }
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw notAnInstant();
        }
    }

    private static InvalidValueException notAnInstant() {
        return new InvalidValueException(
                "not-an-instant",
                "is not an RFC 3339 instant; accepted: date, time and offset, for example 2030-01-31T17:00:00Z");
    }

    Optional<String> justification(@Nullable String text, Purpose purpose) {
        return purpose == Purpose.REQUEST
                ? problems.required("/justification", JUSTIFICATION, text, ScalarReader::justification)
                : problems.optional("/justification", text, ScalarReader::justification);
    }

    private static String justification(String text) {
        if (ReadableText.isBlank(text) || text.length() > MAX_JUSTIFICATION) {
            throw new InvalidValueException("invalid-length", "is blank or too long; accepted: " + JUSTIFICATION);
        }
        if (!ReadableText.is(text)) {
            throw new InvalidValueException(
                    "control-character", "has characters that cannot be read; accepted: " + ReadableText.ACCEPTED);
        }
        return text;
    }
}
