package io.gatehouse.policy;

/** Something that must be so for the association to succeed and that no policy of the principal can bring about. */
public record Precondition(String code, int association, String detail) {}
