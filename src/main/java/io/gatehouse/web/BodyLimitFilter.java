package io.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too large: by their announced length, else by counting. Runs after authentication. */
@Component
@Order(BodyLimitFilter.AFTER_SECURITY)
class BodyLimitFilter extends OncePerRequestFilter {
    static final int AFTER_SECURITY = 0;
    private final long limit;

    BodyLimitFilter(WebProperties properties) {
        limit = properties.maxBodySize().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        chain.doFilter(new LimitedRequest(request, limit), response);
    }

    static ProblemException tooLarge(long limit) {
        return ProblemException.of(ProblemType.BODY_TOO_LARGE, "The body is larger than " + limit + " bytes.");
    }
}
