package io.gatehouse.enforcement;

/** Why a run failed or has to try again, and what a human can do about it. */
public record RunError(String code, String detail) {}
