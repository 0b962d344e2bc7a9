package io.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where a failure becomes an answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private final ApplicationEventPublisher events;

    ProblemHandler(ApplicationEventPublisher events) {
        this.events = events;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> handleAnything(Exception failure, WebRequest request) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        return answer(Failures.translate(failure), failure, HttpHeaders.EMPTY, request);
    }

    @ExceptionHandler(RequestRejectedException.class)
    @Nullable
    ResponseEntity<Object> handleRejected(RequestRejectedException failure, WebRequest request) {
        String path = ((ServletWebRequest) request).getRequest().getRequestURI();
        return answer(PathProblems.of(path), failure, HttpHeaders.EMPTY, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Failures.translate(failure, status), failure, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoHandlerFoundException(
            NoHandlerFoundException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String path = ((ServletWebRequest) request).getRequest().getRequestURI();
        return answer(PathProblems.nothingAt(path), failure, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(BodyProblems.of(failure), failure, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ParameterProblems.mismatch(failure), failure, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(ParameterProblems.missing(failure.getParameterName()), failure, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return failure instanceof MissingRequestHeaderException header
                ? answer(ParameterProblems.missing(header.getHeaderName()), failure, headers, request)
                : handleExceptionInternal(failure, null, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String allowed =
                headers.getAllow().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        return answer(
                ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, "Allowed here: " + allowed + "."),
                failure,
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(
                ProblemException.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Read here: " + MediaType.toString(failure.getSupportedMediaTypes()) + "."),
                failure,
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String offered = MediaType.toString(failure.getSupportedMediaTypes()).toLowerCase(Locale.ROOT);
        String detail = offered.isEmpty() ? "The Accept header cannot be read." : "Offered here: " + offered + ".";
        return answer(ProblemException.of(ProblemType.NOT_ACCEPTABLE, detail), failure, headers, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            ProblemException problem, Exception failure, HttpHeaders headers, WebRequest request) {
        ServletWebRequest web = (ServletWebRequest) request;
        if (problem.type().status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            LOG.error("Request failed", failure);
        }
        rewind(web.getResponse(), problem);
        return ProblemAnswer.of(recorded(problem, web.getRequest()), headers, web.getRequest());
    }

    /** An answer that has begun cannot become a problem: thrown on, so that the container cuts the connection. */
    private static void rewind(@Nullable HttpServletResponse response, ProblemException problem) {
        if (response == null || response.isCommitted()) {
            throw problem;
        }
        response.resetBuffer();
    }

    private ProblemException recorded(ProblemException problem, HttpServletRequest request) {
        if (!problem.isRefusal()) {
            return problem;
        }
        String operation = request.getMethod() + " " + request.getRequestURI();
        try {
            events.publishEvent(new RequestRefused(
                    problem.type(), problem.detail(), problem.errors(), operation, problem.subject()));
            return problem;
        } catch (RuntimeException unrecorded) {
            LOG.error("A refusal could not be recorded and is not answered", unrecorded);
            return Failures.translate(unrecorded);
        }
    }
}
