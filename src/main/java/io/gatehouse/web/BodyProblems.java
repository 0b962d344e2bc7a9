package io.gatehouse.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what a JSON body that is well-formed has instead of what its reader wants, in the caller's words. */
final class BodyProblems {
    private BodyProblems() {}

    static ProblemException of(HttpMessageNotReadableException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof JacksonException jackson) {
            return of(jackson);
        }
        return malformed("", "empty-body", "The body is empty; one JSON object is required.");
    }

    private static ProblemException of(JacksonException failure) {
        String pointer = pointer(failure.getPath());
        if (failure.getCause() instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return malformed(pointer, "unknown-member", unknown(unknown) + at(failure.getLocation()));
        }
        if (failure instanceof ValueInstantiationException) {
            return unacceptable(pointer, "invalid-value", "The value is not acceptable here.");
        }
        if (failure instanceof InvalidFormatException format && format.getValue() instanceof String) {
            return ofText(format, pointer);
        }
        Class<?> wanted = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return malformed(pointer, "wrong-type", "The value must be " + name(wanted) + at(failure.getLocation()));
    }

    private static ProblemException ofText(InvalidFormatException failure, String pointer) {
        Class<?> wanted = failure.getTargetType();
        if (wanted.isEnum()) {
            String names = Arrays.stream(wanted.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", "));
            return unacceptable(pointer, "unknown-value", "The value must be one of " + names + ".");
        }
        if (isScalar(wanted) || isStructured(wanted)) {
            return malformed(pointer, "wrong-type", "The value must be " + name(wanted) + at(failure.getLocation()));
        }
        return unacceptable(pointer, "invalid-value", "The text is not of the form required here.");
    }

    static ProblemException malformed(String pointer, String code, String detail) {
        return ProblemException.of(ProblemType.MALFORMED_BODY, detail, List.of(new FieldError(pointer, code, detail)));
    }

    static ProblemException malformed(List<FieldError> faults) {
        String detail = faults.size() == 1
                ? faults.get(0).detail()
                : "The body cannot be read as what it should be; errors says of each fault where and why.";
        return ProblemException.of(ProblemType.MALFORMED_BODY, detail, faults);
    }

    private static ProblemException unacceptable(String pointer, String code, String detail) {
        return ProblemException.of(
                ProblemType.VALIDATION_FAILED,
                "The body has a value that is not acceptable.",
                List.of(new FieldError(pointer, code, detail)));
    }

    static String at(@Nullable TokenStreamLocation place) {
        return place == null || place.getLineNr() < 1
                ? "."
                : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ").";
    }

    private static String unknown(UnrecognizedPropertyException failure) {
        Collection<Object> known = failure.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? "There is no such member here"
                : "There is no such member here, only "
                        + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static boolean isScalar(Class<?> type) {
        return type.isPrimitive() || type == Boolean.class || Number.class.isAssignableFrom(type);
    }

    private static boolean isStructured(Class<?> type) {
        return type.isArray()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type.isRecord();
    }

    private static String name(@Nullable Class<?> type) {
        if (type == null) {
            return "of another JSON type";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (isScalar(type)) {
            return "a number";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : "a string";
    }

    private static String pointer(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step -> step.getPropertyName() == null
                        ? "/" + step.getIndex()
                        : "/" + step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
