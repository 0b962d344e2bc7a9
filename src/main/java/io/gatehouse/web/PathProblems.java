package io.gatehouse.web;

import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with a path that is refused before anybody looks what is there. */
final class PathProblems {
    private static final String POINTER = "path";
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

    private PathProblems() {}

    /** @param path as the caller wrote it, without the query */
    static ProblemException of(String path) {
        if (path.contains("//")) {
            return problem(
                    "empty-segment",
                    "The path has an empty segment (//), so an id may be missing; accepted: a text between all slashes, for"
                            + " an {id} a UUID such as " + ParameterProblems.AN_ID + ".");
        }
        if (!PLAIN.matcher(path).matches()) {
            return problem(
                    "invalid-character",
                    "The path has a character that no address here has; accepted: slashes, letters, digits and . _ ~ -,"
                            + " none of them encoded.");
        }
        return ProblemException.of(ProblemType.INVALID_PARAMETER, "The request line or a header cannot be read.");
    }

    static ProblemException nothingAt(String path) {
        return ProblemException.of(
                ProblemType.NOT_FOUND,
                path.length() > 1 && path.endsWith("/")
                        ? "Nothing is at this address: no address here ends in a slash."
                        : "Nothing is at this address.");
    }

    private static ProblemException problem(String code, String detail) {
        return ProblemException.of(
                ProblemType.INVALID_PARAMETER, detail, List.of(new FieldError(POINTER, code, detail)));
    }
}
