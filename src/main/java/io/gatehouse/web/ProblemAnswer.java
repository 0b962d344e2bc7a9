package io.gatehouse.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What a problem looks like on the wire. */
final class ProblemAnswer {
    private ProblemAnswer() {}

    static ResponseEntity<Object> of(ProblemException problem, HttpHeaders extra, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders(extra);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.retryAfter().ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        return new ResponseEntity<>(
                document(problem, request), headers, problem.type().status());
    }

    private static ProblemDetail document(ProblemException problem, HttpServletRequest request) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(problem.type().status(), problem.detail());
        document.setType(problem.type().uri());
        document.setTitle(problem.type().title());
        document.setInstance(instance(request));
        document.setProperty("requestId", request.getAttribute(RequestId.KEY));
        if (!problem.errors().isEmpty()) {
            document.setProperty("errors", problem.errors());
        }
        problem.members().forEach(document::setProperty);
        return document;
    }

    private static URI instance(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = original instanceof String uri ? uri : request.getRequestURI();
        try {
            return URI.create(path);
        } catch (IllegalArgumentException notAUri) {
            return URI.create("/");
        }
    }
}
