package io.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that a handler of ours does not declare, lacks, has once too often or cannot read: all together. */
class KnownParameters implements HandlerInterceptor {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private final Map<HandlerMethod, Map<String, MethodParameter>> known = new ConcurrentHashMap<>();
    private final Supplier<? extends ConversionService> conversion;
    private final Predicate<String> configured;

    /** @param configured whether the installation has a property of that name */
    KnownParameters(Supplier<? extends ConversionService> conversion, Predicate<String> configured) {
        this.conversion = conversion;
        this.configured = configured;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            Map<String, MethodParameter> declared = known.computeIfAbsent(method, KnownParameters::declared);
            var faults = new FieldErrors();
            request.getParameterMap().forEach((name, values) -> check(name, values, declared, faults));
            declared.forEach((name, parameter) -> {
                if (request.getParameter(name) == null) {
                    require(name, parameter, faults);
                }
            });
            if (!faults.isEmpty()) {
                throw ParameterProblems.of(faults.all());
            }
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("io.gatehouse");
    }

    private void check(String name, String[] values, Map<String, MethodParameter> declared, FieldErrors faults) {
        MethodParameter parameter = declared.get(name);
        if (parameter == null) {
            faults.add(
                    name,
                    "unknown-parameter",
                    "There is no such query parameter here; accepted: "
                            + (declared.isEmpty() ? "none" : String.join(", ", declared.keySet())) + ".");
        } else if (values.length > 1 && !isRepeatable(parameter)) {
            faults.add(name, "repeated", "The query parameter may be given once.");
        } else if (Arrays.stream(values).anyMatch(String::isEmpty)) {
            faults.add(name, "empty", "The query parameter has no value; " + insteadOfEmpty(parameter));
        } else if (Arrays.stream(values).anyMatch(value -> value.chars().anyMatch(Character::isISOControl))) {
            faults.add(name, "invalid-character", "The query parameter has a control character.");
        } else if (values.length == 1) {
            convert(name, values[0], parameter.nestedIfOptional().getNestedParameterType(), faults);
        }
    }

    private String insteadOfEmpty(MethodParameter parameter) {
        return required(parameter)
                .map(required -> "accepted: " + required.accepted() + ".")
                .orElse("leave it out instead.");
    }

    private void require(String name, MethodParameter parameter, FieldErrors faults) {
        required(parameter)
                .ifPresent(required ->
                        faults.add(name, "missing", name + " is required; accepted: " + required.accepted() + "."));
    }

    private Optional<RequiredParameter> required(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameterAnnotation(RequiredParameter.class))
                .filter(required -> required.unless().isEmpty() || !configured.test(required.unless()));
    }

    /** As the handler's argument will be; what it cannot be is said here, beside what else is wrong. */
    private void convert(String name, String value, Class<?> type, FieldErrors faults) {
        ConversionService service = conversion.get();
        if (service.canConvert(String.class, type)) {
            try {
                service.convert(value, type);
            } catch (ConversionException e) {
                FieldError fault = ParameterProblems.unreadable(name, type, e);
                faults.add(name, fault.code(), fault.detail());
            }
        }
    }

    private static SortedMap<String, MethodParameter> declared(HandlerMethod method) {
        SortedMap<String, MethodParameter> declared = new TreeMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                declared.put(name(parameter), parameter);
            }
        }
        return declared;
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
