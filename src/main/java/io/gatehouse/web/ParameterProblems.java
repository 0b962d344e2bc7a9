package io.gatehouse.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What is wrong with a path variable, a query parameter or a header. */
final class ParameterProblems {
    static final String AN_ID = "0190163d-8694-739b-aea5-966c26f8ad91";

    private ParameterProblems() {}

    static ProblemException missing(String name) {
        return ProblemException.parameter(name, "missing", name + " is required.");
    }

    static ProblemException mismatch(TypeMismatchException failure) {
        if (failure instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ProblemException.of(
                    ProblemType.NOT_FOUND,
                    failure.getRequiredType() == UUID.class
                            ? "Nothing is at this address: an id is a UUID such as " + AN_ID + "."
                            : "Nothing is at this address.");
        }
        String name = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(failure.getPropertyName());
        return of(List.of(unreadable(name, failure.getRequiredType(), failure)));
    }

    static ProblemException of(List<FieldError> faults) {
        String detail = faults.size() == 1
                ? faults.get(0).detail()
                : "The query has parameters that cannot be read; errors says of each which and why.";
        return ProblemException.of(ProblemType.INVALID_PARAMETER, detail, faults);
    }

    /** What the type itself says of the text, if it does. */
    static FieldError unreadable(String name, @Nullable Class<?> type, Throwable failure) {
        ProblemException said = saidByType(failure);
        return said == null
                ? new FieldError(name, "unreadable", name + " is not " + expected(type))
                : said.errors().get(0);
    }

    private static @Nullable ProblemException saidByType(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }

    private static String expected(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", ", "one of ", "."));
        }
        if (type == UUID.class) {
            return "a UUID, such as " + AN_ID + ".";
        }
        return type == Instant.class ? ParameterTime.ACCEPTED + "." : "of the form it must have.";
    }
}
