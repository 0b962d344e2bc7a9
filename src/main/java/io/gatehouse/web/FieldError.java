package io.gatehouse.web;

/** One thing wrong with a request: a JSON pointer into the body (or a parameter name), a stable code, a sentence. */
public record FieldError(String pointer, String code, String detail) {}
