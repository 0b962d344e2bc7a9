package io.gatehouse.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem document. A {@linkplain #refusal refusal} is a decision by a business rule and is put on
 * record before it is answered; everything said here is published to the caller.
 */
@SuppressWarnings("serial") // never serialized: it lives between a controller and the exception handler
public final class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final String detail;
    private final List<FieldError> errors;
    private final boolean refusal;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> subject = new LinkedHashMap<>();
    private @Nullable Duration retryAfter;

    private ProblemException(ProblemType type, String detail, List<FieldError> errors, boolean refusal) {
        super(type.slug() + ": " + detail);
        this.type = type;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.refusal = refusal;
    }

    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), false);
    }

    public static ProblemException of(ProblemType type, String detail, List<FieldError> errors) {
        return new ProblemException(type, detail, errors, false);
    }

    /** A query parameter or header that cannot be read; {@code parameter} is its name. */
    public static ProblemException parameter(String parameter, String code, String detail) {
        return of(ProblemType.INVALID_PARAMETER, detail, List.of(new FieldError(parameter, code, detail)));
    }

    public static ProblemException refusal(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), true);
    }

    public static ProblemException refusal(ProblemType type, String detail, List<FieldError> errors) {
        return new ProblemException(type, detail, errors, true);
    }

    /** Adds an extension member to the answer. */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds what the refusal is about to its audit event, not to the answer; {@link RequestRefused#REQUEST_ID} is understood. */
    public ProblemException about(String key, Object value) {
        subject.put(key, value.toString());
        return this;
    }

    public ProblemException retryAfter(Duration wait) {
        retryAfter = wait;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public boolean isRefusal() {
        return refusal;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> subject() {
        return subject;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
