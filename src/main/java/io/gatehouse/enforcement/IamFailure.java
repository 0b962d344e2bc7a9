package io.gatehouse.enforcement;

import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import java.time.Duration;
import java.util.Optional;

/** A call of AWS that failed, in terms of what can be done about it. */
@SuppressWarnings("serial") // never serialized
public final class IamFailure extends RuntimeException {

    /** What went wrong. */
    public enum Kind {
        THROTTLED("AWS limits the rate of calls of this account", "; it is tried again later."),
        UNREACHABLE(
                "AWS gave no answer that can be read",
                ", so whether the call had its effect is not known until IAM is read again."),
        INTERRUPTED(
                "Gatehouse was interrupted before the outcome was on record",
                ", so whether the call had its effect is not known until IAM is read again."),
        RATE_LIMITED(
                "Gatehouse calls AWS in this account as often as gatehouse.aws.calls-per-second lets it",
                "; it is tried again later."),
        CIRCUIT_OPEN(
                "AWS failed again and again in this account, which is left alone for a while",
                "; it is tried again later."),
        TOO_SLOW(
                "AWS answers so slowly that not all was read in the time that a caller is made to wait",
                "; ask again later."),
        TOO_MANY_WAITING("So many callers wait for AWS that nothing was asked of it", "; ask again later."),
        AWS_ERROR("AWS failed to process the call", "; it is tried again later."),
        NOT_YET_VISIBLE("IAM does not show the change yet", "; it is read again later."),
        ACCESS_DENIED(
                "Gatehouse's own credentials may not do this. Grant its role the permissions listed in docs/aws.md, and look"
                        + " for a service control policy or permissions boundary that denies them."),
        NO_CREDENTIALS("Gatehouse has no AWS credentials. Give it some by the SDK's default chain, or configure"
                + " gatehouse.aws.accounts.<account>.role-arn."),
        WRONG_ACCOUNT(
                "Gatehouse has no credentials of the principal's account, so nothing there was asked of AWS. An operator of"
                        + " Gatehouse configures gatehouse.aws.accounts.<account>.role-arn."),
        NOT_FOUND("IAM has no such thing."),
        PRINCIPAL_GONE("IAM has no such principal. If it was deleted, revoke; if it was renamed, make a new request."),
        PRINCIPAL_RECREATED(
                "The principal was deleted and another one made under its name; nothing is granted to that one. Revoke, and"
                        + " make a new request for it."),
        UNMODIFIABLE("AWS does not let anybody change this principal. Ask for another one."),
        LIMIT_EXCEEDED(
                "All inline policies of the principal together would exceed IAM's size limit. Remove some, ask for fewer"
                        + " associations, or make a new request and apply it as policyKind MANAGED."),
        POLICY_TOO_LARGE("The document would exceed IAM's size limit of a managed policy. Ask for fewer associations."),
        POLICY_COUNT(
                "The account has as many managed policies as IAM lets it have. Delete some, or have the quota raised."),
        VERSION_COUNT("The managed policy has as many versions as IAM lets it have. Delete one that is not in force."),
        ATTACHMENT_COUNT(
                "The principal has as many managed policies attached as IAM lets it have. Detach one, have the quota"
                        + " raised, or ask for an inline policy."),
        ALREADY_EXISTS("IAM has something of this name already", ". See whose it is; Gatehouse does not overwrite it."),
        DELETE_CONFLICT(
                "IAM does not delete what is in use",
                ": a policy that is attached to somebody or has further versions, or the version that is in force. Detach it from everybody else, then try again."),
        TOO_MUCH_TO_READ(
                "The principal has more policies than Gatehouse reads, so what it may do altogether is not known. Remove"
                        + " those it does not need."),
        GRANT_EXPIRED("The grant expired before it was applied. Make a new request."),
        UNSETTLED(
                "The run was interrupted too often to be settled. Verify the request to learn what IAM has, then apply or"
                        + " revoke again."),
        POLICY_REFUSED("IAM refuses the document. Report it: Gatehouse should not have generated it."),
        REFUSED("AWS refuses the call.");

        private final boolean passing;
        private final String fact;
        private final String advice;

        /** What passes, and what becomes of a run that met it. */
        Kind(String fact, String consequence) {
            this.passing = true;
            this.fact = fact;
            this.advice = fact + consequence;
        }

        Kind(String advice) {
            this.passing = false;
            this.fact = advice;
            this.advice = advice;
        }

        /** Whether the same call may succeed later. */
        public boolean isPassing() {
            return passing;
        }
    }

    private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

    private final Kind kind;
    private final Optional<String> awsCode;
    private final Optional<String> awsRequestId;
    private final Optional<Duration> retryAfter;

    public IamFailure(Kind kind, Optional<String> awsCode, Optional<String> awsRequestId) {
        this(kind, awsCode, awsRequestId, Optional.empty());
    }

    private IamFailure(
            Kind kind, Optional<String> awsCode, Optional<String> awsRequestId, Optional<Duration> retryAfter) {
        super(kind + awsCode.map(code -> " (" + code + ")").orElse(""));
        this.kind = kind;
        this.awsCode = awsCode;
        this.awsRequestId = awsRequestId;
        this.retryAfter = retryAfter;
    }

    /** Of a call that was not made, since it would be too soon. */
    public static IamFailure tooSoon(Kind kind, Duration retryAfter) {
        return new IamFailure(kind, Optional.empty(), Optional.empty(), Optional.of(retryAfter));
    }

    static IamFailure of(Kind kind) {
        return new IamFailure(kind, Optional.empty(), Optional.empty());
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the call may have had its effect all the same. */
    boolean isUncertain() {
        return kind == Kind.UNREACHABLE || kind == Kind.AWS_ERROR || kind == Kind.ALREADY_EXISTS;
    }

    public Optional<String> awsRequestId() {
        return awsRequestId;
    }

    /** When the same call may succeed at the earliest, where that is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** For whoever waits for what IAM has. */
    ProblemException toProblem() {
        if (kind.isPassing()) {
            return ProblemException.of(
                            ProblemType.UNAVAILABLE,
                            kind.fact + "." + awsSays() + " Nothing was changed; repeat the call.")
                    .with("awsError", kind.name())
                    .retryAfter(retryAfter.map(IamFailure::wholeSeconds).orElse(USUAL_WAIT));
        }
        return ProblemException.of(ProblemType.AWS_REFUSED, toError().detail()).with("awsError", kind.name());
    }

    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(wait.plusMillis(999).toSeconds());
    }

    RunError toError() {
        return new RunError(kind.name(), kind.advice + awsSays());
    }

    private String awsSays() {
        return awsCode.map(code -> " AWS says: " + code + ".").orElse("");
    }
}
