package io.gatehouse.request.web;

import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.web.ProblemException;
import java.util.function.Function;

/** A query parameter that some request can match. */
final class ArnParameter {

    private ArnParameter() {}

    /** @return the text as requests have it */
    static String of(String parameter, String text, Function<String, Object> parser) {
        try {
            return parser.apply(text).toString();
        } catch (InvalidValueException e) {
            throw ProblemException.parameter(parameter, e.code(), parameter + " " + e.getMessage() + ".");
        }
    }
}
