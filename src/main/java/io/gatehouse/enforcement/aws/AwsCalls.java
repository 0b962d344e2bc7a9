package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.CallRecorder;
import io.gatehouse.enforcement.CallRecorder.Answer;
import io.gatehouse.enforcement.IamFailure;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one way by which this package calls AWS: in its turn, recorded, and with failures in our own terms.
 *
 * @param onRefusedCredentials done when AWS does not take the credentials
 */
record AwsCalls(CallRecorder recorder, AccountGate gate, Runnable onRefusedCredentials) {

    AwsCalls(CallRecorder recorder, AccountGate gate) {
        this(recorder, gate, () -> {});
    }

    /** What was made or listed a moment ago is not known everywhere in IAM at once. */
    static <T> T visible(Optional<T> found) {
        return found.orElseThrow(
                () -> new IamFailure(IamFailure.Kind.NOT_YET_VISIBLE, Optional.of("NoSuchEntity"), Optional.empty()));
    }

    /** Nothing, if IAM does not know what was asked for. */
    <T extends AwsResponse, R> Optional<R> find(String action, Supplier<T> call, Function<T, Optional<R>> wanted) {
        try {
            return Optional.of(call(action, call, wanted));
        } catch (IamFailure failure) {
            if (failure.kind() == IamFailure.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    <T extends AwsResponse> Optional<T> find(String action, Supplier<T> call) {
        return find(action, call, Optional::of);
    }

    /** An answer without what was asked for, such as a proxy's page, is a failure of the call. */
    <T extends AwsResponse, R> R call(String action, Supplier<T> call, Function<T, Optional<R>> wanted) {
        return gate.pass(() -> recorder.record(action, () -> gate.timed(action, () -> answer(action, call, wanted))));
    }

    private <T extends AwsResponse, R> Answer<R> answer(
            String action, Supplier<T> call, Function<T, Optional<R>> wanted) {
        try {
            T response = call.get();
            String requestId = response.responseMetadata().requestId();
            return wanted.apply(response)
                    .map(value -> new Answer<>(value, requestId))
                    .orElseThrow(() -> new IamFailure(
                            IamFailure.Kind.AWS_ERROR, Optional.of("incomplete answer"), Optional.of(requestId)));
        } catch (SdkException e) {
            IamFailure failure = AwsFailures.translate(action, e);
            if (failure.kind() == IamFailure.Kind.NO_CREDENTIALS) {
                onRefusedCredentials.run();
            }
            throw failure;
        }
    }
}
