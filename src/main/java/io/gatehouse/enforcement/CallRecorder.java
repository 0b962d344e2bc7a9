package io.gatehouse.enforcement;

import java.util.Optional;
import java.util.function.Supplier;

/** Puts a call of AWS on record: the intent before it is made, the outcome after. */
public interface CallRecorder {

    /** What AWS answered, and the id under which it knows the call. */
    record Answer<T>(T value, String awsRequestId) {}

    /** The subject of the token on whose behalf the calls are made; nobody's, if Gatehouse makes them by itself. */
    default Optional<String> actor() {
        return Optional.empty();
    }

    /**
     * Makes a call.
     *
     * @param action the call as an IAM action, such as {@code iam:PutRolePolicy}
     */
    <T> T record(String action, Supplier<Answer<T>> call);
}
