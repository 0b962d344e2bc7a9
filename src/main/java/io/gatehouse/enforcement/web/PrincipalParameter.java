package io.gatehouse.enforcement.web;

import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.web.ProblemException;

/** A query parameter that is the ARN of a principal. */
final class PrincipalParameter {

    private static final String NAME = "principalArn";

    private PrincipalParameter() {}

    static String of(String text) {
        try {
            return PrincipalArn.parse(text).toString();
        } catch (InvalidValueException e) {
            throw ProblemException.parameter(NAME, e.code(), NAME + " " + e.getMessage() + ".");
        }
    }
}
