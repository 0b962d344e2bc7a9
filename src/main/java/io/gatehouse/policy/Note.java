package io.gatehouse.policy;

import java.util.List;

/** What holds for every policy and cannot be seen in it. */
public record Note(String code, String detail) {

    public static final List<Note> ALWAYS = List.of(
            new Note(
                    "DENY_ELSEWHERE",
                    "An explicit Deny in any other policy that applies to the principal (its other policies, a permissions"
                            + " boundary, a service or resource control policy) defeats this grant."),
            new Note(
                    "ALLOW_ELSEWHERE",
                    "Allow is additive: a broader Allow in any other policy of the principal, such as s3:Get* on *,"
                            + " defeats this restriction. Only the principal's policies together say what it can associate."));
}
