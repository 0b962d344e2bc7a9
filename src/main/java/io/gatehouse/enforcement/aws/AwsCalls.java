package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.CallRecorder;
import io.gatehouse.enforcement.CallRecorder.Answer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;

/** The one way by which this package calls AWS: recorded, and with failures in our own terms. */
record AwsCalls(CallRecorder recorder) {

    <T extends AwsResponse> T call(String action, Supplier<T> call) {
        return recorder.record(action, () -> {
            try {
                T response = call.get();
                return new Answer<>(response, response.responseMetadata().requestId());
            } catch (SdkException e) {
                throw AwsFailures.translate(e);
            }
        });
    }
}
