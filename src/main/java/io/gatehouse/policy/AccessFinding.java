package io.gatehouse.policy;

import io.gatehouse.analysis.Witness;
import io.gatehouse.policy.PossibleAssociation.StatementPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a principal's policies that whoever restricts associations should know.
 *
 * @param witness a call that shows it
 */
public record AccessFinding(
        Code code, String detail, @Nullable Witness witness, List<StatementPlace> statements) {

    public enum Code {
        /** More targets of a kind can be associated than are named one by one. */
        RESTRICTION_DEFEATED,
        /** A Deny takes away what an Allow grants. */
        EXPLICIT_DENY,
        /** An Allow that cannot be used, since something else that it needs is not allowed. */
        UNUSED_GRANT,
        /** Roles, users or policies can be given further rights, outside of Connect's service-linked roles. */
        ESCALATION,
        /** A policy that cannot be read, of which nothing else takes account: more may be possible, or less. */
        UNREADABLE_POLICY
    }

    public AccessFinding {
        statements = List.copyOf(statements);
    }
}
