package io.gatehouse.analysis;

/** Compares one value of the request with one value of a condition. */
@FunctionalInterface
interface ValueComparison {

    enum Result {
        MATCHES,
        DIFFERS,
        /** The condition's value has a variable for which the request has no value. */
        UNRESOLVED;

        static Result of(boolean matches) {
            return matches ? MATCHES : DIFFERS;
        }
    }

    Result compare(String value, AccessRequest request, WantedKeys wanted);
}
