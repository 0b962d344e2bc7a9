package io.gatehouse.policy;

/**
 * One thing wrong with an intent.
 *
 * @param pointer RFC 6901, into the body
 * @param detail the rule and what would be accepted
 */
public record IntentProblem(String pointer, String code, String detail) {}
