package io.gatehouse.request;

import io.gatehouse.analysis.Witness;
import io.gatehouse.policy.PossibleAssociation.StatementPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a principal that whoever decides on a request should know.
 *
 * @param witness a call that shows it
 * @param statements that bring it about, counted like the policies of the effective access
 */
public record PreflightFinding(
        Code code, String detail, @Nullable Witness witness, List<StatementPlace> statements) {

    /** What was found. */
    public enum Code {
        /** The account is not one that this installation can reach. */
        UNKNOWN_ACCOUNT,
        /** IAM has no such principal. */
        PRINCIPAL_GONE,
        /** IAM has another principal of this name than when the request was made. */
        PRINCIPAL_RECREATED,
        /** IAM does not let Gatehouse read the principal, so that it can hardly be changed. */
        CANNOT_EXAMINE,
        /** The policy fits neither inline nor as a managed policy. */
        NO_HEADROOM,
        /** The policy does not fit among the principal's inline policies; as a managed one it does. */
        NO_INLINE_HEADROOM,
        /** No further managed policy can be attached by default; inline the policy fits. */
        NO_ATTACHMENT_LEFT,
        /** A Deny that the principal has already takes away what the policy grants. */
        EXPLICIT_DENY,
        /** The permissions boundary takes away what the policy grants. */
        PERMISSIONS_BOUNDARY,
        /** Another Allow lets the principal associate more than what is asked. */
        BROADER_ALLOW,
        /** A policy of the principal that cannot be read; the effective access does not take account of it. */
        UNREADABLE_POLICY,
        /** The principal's policies are too complex for the effective access to be said. */
        TOO_COMPLEX
    }

    public PreflightFinding {
        statements = List.copyOf(statements);
    }

    public static PreflightFinding of(Code code, String detail) {
        return new PreflightFinding(code, detail, null, List.of());
    }
}
