package io.gatehouse.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Takes OPTIONS for a method that no address has; Spring would answer with an operation that is nowhere described. */
class NoOptions extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> operations, String path, HttpServletRequest request) throws ServletException {
        if (super.handleNoMatch(operations, path, request) == null) {
            return null;
        }
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods(operations, request));
    }

    private static Set<String> methods(Set<RequestMappingInfo> operations, HttpServletRequest request) {
        return operations.stream()
                .filter(it -> it.getActivePatternsCondition().getMatchingCondition(request) != null)
                .flatMap(it -> it.getMethodsCondition().getMethods().stream())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
