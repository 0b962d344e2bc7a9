package io.gatehouse.web;

import java.net.URISyntaxException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Which problem an exception is, without a word of its message unless that was written for callers. */
final class Failures {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private Failures() {}

    static ProblemException translate(Throwable failure) {
        return translate(failure, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    static ProblemException translate(Throwable failure, HttpStatusCode status) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof AuthenticationServiceException || failure instanceof JwtDecoderInitializationException) {
            return unavailable("The token issuer cannot be reached.");
        }
        if (failure instanceof AuthenticationException) {
            return ProblemException.of(ProblemType.UNAUTHENTICATED, "A valid bearer token is required.");
        }
        if (failure instanceof AccessDeniedException denied) {
            return ProblemException.of(ProblemType.FORBIDDEN, String.valueOf(denied.getMessage()));
        }
        if (failure instanceof InvalidParameterException
                || failure instanceof RequestRejectedException
                || isUnreadableAddress(failure)) {
            return ProblemException.of(ProblemType.INVALID_PARAMETER, "The request line or a header cannot be read.");
        }
        return fromData(failure, status);
    }

    /** Host and X-Forwarded-* are the only parts of an address that callers write. */
    private static boolean isUnreadableAddress(Throwable failure) {
        return failure instanceof IllegalArgumentException && failure.getCause() instanceof URISyntaxException;
    }

    private static ProblemException fromData(Throwable failure, HttpStatusCode status) {
        if (causes(failure).anyMatch(Failures::saysAway)) {
            return unavailable("The database cannot be reached.");
        }
        if (failure instanceof ConcurrencyFailureException) {
            return ProblemException.of(
                    ProblemType.CONCURRENT_CHANGE, "Another call changed the same resource meanwhile.");
        }
        return fromStatus(status);
    }

    static ProblemException fromStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> ProblemException.of(ProblemType.UNAUTHENTICATED, "A valid bearer token is required.");
            case 403 -> ProblemException.of(ProblemType.FORBIDDEN, "The request is not allowed.");
            case 404 -> ProblemException.of(ProblemType.NOT_FOUND, "Nothing is at this address.");
            case 405 -> ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, "The method is not allowed here.");
            case 406 -> ProblemException.of(ProblemType.NOT_ACCEPTABLE, "The Accept header cannot be satisfied.");
            case 413 -> ProblemException.of(ProblemType.BODY_TOO_LARGE, "The body is too large.");
            case 415 -> ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The content type is not read here.");
            // What the container refuses by these is the caller's doing.
            case 501, 505 ->
                ProblemException.of(
                        ProblemType.INVALID_PARAMETER,
                        "The request is in a transfer coding or version of HTTP that is not read here; accepted: HTTP/1.1,"
                                + " with a Content-Length or Transfer-Encoding: chunked.");
            case 503 -> unavailable("The service is not available.");
            default ->
                status.is4xxClientError()
                        ? ProblemException.of(ProblemType.INVALID_PARAMETER, "The request cannot be read.")
                        : ProblemException.of(ProblemType.INTERNAL_ERROR, "The failure is in the log under requestId.");
        };
    }

    private static ProblemException unavailable(String detail) {
        return ProblemException.of(ProblemType.UNAVAILABLE, detail).retryAfter(RETRY_AFTER);
    }

    private static boolean saysAway(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientConnectionException
                || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()))
                || (cause instanceof TransactionSystemException end && isLost(end.getCause()));
    }

    /** The pool says so without a state, which all that the database says has. */
    private static boolean isLost(@Nullable Throwable cause) {
        return cause instanceof SQLException closed && closed.getSQLState() == null;
    }

    // 08: connection exceptions; 57P: the server is shutting down or starting (PostgreSQL, appendix A).
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        Stream.Builder<Throwable> causes = Stream.builder();
        for (Throwable cause = failure; cause != null; cause = causeOf(cause)) {
            causes.add(cause);
        }
        return causes.build();
    }

    /** Where a rollback failed too, what the transaction failed of comes first. */
    private static @Nullable Throwable causeOf(Throwable failure) {
        return failure instanceof TransactionSystemException rollback && rollback.getApplicationException() != null
                ? rollback.getApplicationException()
                : failure.getCause();
    }
}
