package io.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses bodies of another type than JSON before anything of them is looked at, and any where none is taken. */
class JsonBodiesOnly implements HandlerInterceptor {

    /** Longer ones say something, or are not worth telling. */
    private static final int MOST_OF_NOTHING = 64;

    private static final Pattern NOTHING = Pattern.compile("\\s*(\\{\\s*})?\\s*");

    private final Map<HandlerMethod, Boolean> takesBody = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method) {
            if (!takesBody.computeIfAbsent(method, JsonBodiesOnly::takesBody)) {
                requireNothing(request);
            } else if (!isJson(request.getContentType())) {
                throw ProblemException.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body is read as application/json only.");
            }
        }
        return true;
    }

    /** The content of a GET has no meaning (RFC 9110, 9.3.1), so nobody can be disappointed of it. */
    private static void requireNothing(HttpServletRequest request) throws IOException {
        if (HttpMethod.POST.matches(request.getMethod())) {
            byte[] body = request.getInputStream().readNBytes(MOST_OF_NOTHING);
            if (body.length == MOST_OF_NOTHING
                    || !NOTHING.matcher(new String(body, StandardCharsets.UTF_8))
                            .matches()) {
                throw BodyProblems.malformed(
                        "", "unexpected-body", "This operation takes no body; accepted: none, or {}.");
            }
        }
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
