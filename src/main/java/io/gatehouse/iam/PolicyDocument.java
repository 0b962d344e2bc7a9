package io.gatehouse.iam;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy for an identity: its statements have no principal and no order. */
public record PolicyDocument(PolicyVersion version, Optional<String> id, List<Statement> statements) {

    public PolicyDocument {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new InvalidValueException("empty", "a policy has at least one statement");
        }
        if (id.isPresent()) {
            Characters.requireUnicode(id.get(), "an Id");
        }
        requireDistinctSids(statements);
    }

    public static PolicyDocument of(List<Statement> statements) {
        return new PolicyDocument(PolicyVersion.V2012_10_17, Optional.empty(), statements);
    }

    public static PolicyDocument of(Statement... statements) {
        return of(List.of(statements));
    }

    /** Renders anew on every call. */
    public CanonicalPolicy canonical() {
        return CanonicalPolicy.of(this);
    }

    /** Order, repetition, Sids, Id and the letter case of actions and condition keys do not matter; version does. */
    public boolean meansTheSameAs(PolicyDocument other) {
        return version == other.version
                && StatementMeaning.of(statements).equals(StatementMeaning.of(other.statements));
    }

    private static void requireDistinctSids(List<Statement> statements) {
        if (statements.size() == 1) {
            return;
        }
        Set<Sid> seen = new HashSet<>();
        for (Statement statement : statements) {
            Optional<Sid> sid = statement.sid();
            if (sid.isPresent() && !seen.add(sid.get())) {
                throw new InvalidValueException(
                        "duplicate-sid",
                        Excerpt.of(sid.get().value()) + " names two statements; expected a Sid for each");
            }
        }
    }
}
