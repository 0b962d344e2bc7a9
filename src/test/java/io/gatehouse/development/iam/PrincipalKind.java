package io.gatehouse.development.iam;

import java.util.Locale;

/** The kinds of entity that have policies, and where IAM treats them differently. A group is never who calls. */
enum PrincipalKind {
    ROLE("Role", "AROA", 10_240),
    USER("User", "AIDA", 2_048),
    GROUP("Group", "AGPA", 5_120);

    private final String title;
    private final String idPrefix;
    private final int inlineLimit;

    PrincipalKind(String title, String idPrefix, int inlineLimit) {
        this.title = title;
        this.idPrefix = idPrefix;
        this.inlineLimit = inlineLimit;
    }

    static PrincipalKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As in operation and parameter names: {@code Role}. */
    String title() {
        return title;
    }

    /** As in messages and ARNs: {@code role}. */
    String word() {
        return title.toLowerCase(Locale.ROOT);
    }

    String nameParameter() {
        return title + "Name";
    }

    /** Of the one that the request is about. */
    String name(QueryRequest request) {
        return (this == GROUP ? Constraint.GROUP_NAME : Constraint.ENTITY_NAME).of(request, nameParameter());
    }

    String idPrefix() {
        return idPrefix;
    }

    /** Characters of all inline policies together, white space not counted. */
    int inlineLimit() {
        return inlineLimit;
    }
}
