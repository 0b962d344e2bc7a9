package io.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that a handler of ours does not declare, gives once too often or cannot store. */
class KnownParameters implements HandlerInterceptor {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private final Map<HandlerMethod, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            Map<String, Boolean> declared = known.computeIfAbsent(method, KnownParameters::declared);
            request.getParameterMap().forEach((name, values) -> check(name, values, declared));
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("io.gatehouse");
    }

    private static void check(String name, String[] values, Map<String, Boolean> declared) {
        Boolean repeatable = declared.get(name);
        if (repeatable == null) {
            throw ProblemException.parameter(
                    name,
                    "unknown-parameter",
                    "There is no such query parameter here; accepted: "
                            + (declared.isEmpty() ? "none" : String.join(", ", new TreeSet<>(declared.keySet())))
                            + ".");
        }
        if (values.length > 1 && !repeatable) {
            throw ProblemException.parameter(name, "repeated", "The query parameter may be given once.");
        }
        if (Arrays.stream(values).anyMatch(String::isEmpty)) {
            throw ProblemException.parameter(name, "empty", "The query parameter has no value; leave it out instead.");
        }
        if (Arrays.stream(values).anyMatch(value -> value.chars().anyMatch(Character::isISOControl))) {
            throw ProblemException.parameter(name, "invalid-character", "The query parameter has a control character.");
        }
    }

    /** The names a handler takes, and whether each may be repeated. */
    private static Map<String, Boolean> declared(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .collect(Collectors.toMap(KnownParameters::name, KnownParameters::isRepeatable));
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        return Optional.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                .map(RequestParam::name)
                .map(given -> given.isEmpty() ? null : given)
                .or(() -> Optional.ofNullable(parameter.getParameterName()))
                .orElseThrow(() -> new IllegalStateException("Compile with -parameters"));
    }

    private static boolean isRepeatable(MethodParameter parameter) {
        return parameter.getParameterType().isArray()
                || Collection.class.isAssignableFrom(parameter.getParameterType());
    }
}
