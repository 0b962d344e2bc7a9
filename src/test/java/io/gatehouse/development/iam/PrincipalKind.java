package io.gatehouse.development.iam;

import java.util.Locale;

/** The two kinds of principal, and where IAM treats them differently. */
enum PrincipalKind {
    ROLE("Role", "AROA", 10_240),
    USER("User", "AIDA", 2_048);

    private final String title;
    private final String idPrefix;
    private final int inlineLimit;

    PrincipalKind(String title, String idPrefix, int inlineLimit) {
        this.title = title;
        this.idPrefix = idPrefix;
        this.inlineLimit = inlineLimit;
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

    String idPrefix() {
        return idPrefix;
    }

    /** Characters of all inline policies together, white space not counted. */
    int inlineLimit() {
        return inlineLimit;
    }
}
