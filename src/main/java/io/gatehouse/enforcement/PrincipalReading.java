package io.gatehouse.enforcement;

import io.gatehouse.policy.PrincipalArn;
import org.springframework.stereotype.Component;

/** Reads from IAM everything that a principal has, each call on record. */
@Component
class PrincipalReading {

    /** For whoever named it: there is nothing of it yet that could be revoked. */
    static final String NO_SUCH_PRINCIPAL =
            "IAM has no such principal; accepted: the ARN of a role or user that exists, with"
                    + " its path, just as IAM shows it.";

    private final IamSessions sessions;
    private final CallRecords calls;
    private final WaitingCallers callers;

    PrincipalReading(IamSessions sessions, CallRecords calls, WaitingCallers callers) {
        this.sessions = sessions;
        this.calls = calls;
        this.callers = callers;
    }

    /** @throws IamFailure if it cannot be read, or if there is no such principal */
    HeldPolicyTexts read(PrincipalArn principal, String actor) {
        SuccessiveCalls made = calls.ofNoRun();
        try {
            return callers.waiting(() -> ask(
                    principal,
                    new CallsInTime(new RecordedCalls(made, CallSubject.of(principal, actor)), CallsInTime.LONGEST)));
        } finally {
            made.settle();
        }
    }

    private HeldPolicyTexts ask(PrincipalArn principal, CallRecorder recorder) {
        try (IamSession iam = sessions.open(principal, "gatehouse-examination", recorder)) {
            return HeldPolicyTexts.of(iam.policies(principal));
        }
    }
}
