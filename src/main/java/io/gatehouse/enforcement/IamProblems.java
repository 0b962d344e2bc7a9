package io.gatehouse.enforcement;

import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.time.Duration;

/** What a caller is told when IAM could not be read for an answer. */
final class IamProblems {

    private static final Duration LATER = Duration.ofSeconds(5);

    private IamProblems() {}

    static ProblemException of(IamFailure failure) {
        RunError error = failure.toError();
        if (failure.kind().isPassing()) {
            return ProblemException.of(ProblemType.UNAVAILABLE, error.detail())
                    .with("awsError", error.code())
                    .retryAfter(LATER);
        }
        return ProblemException.of(ProblemType.AWS_REFUSED, error.detail()).with("awsError", error.code());
    }
}
