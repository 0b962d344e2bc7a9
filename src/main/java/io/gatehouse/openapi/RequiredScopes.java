package io.gatehouse.openapi;

import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Notes on each operation the scopes that its handler requires, as the access rule reads them. */
class RequiredScopes implements GlobalOperationCustomizer {

    static final String KEY = "x-scopes";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        RequiresScope required = Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequiresScope.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiresScope.class)))
                .orElseThrow(() -> new IllegalStateException(handler + " requires no scope"));
        operation.addExtension(
                KEY, Arrays.stream(required.value()).map(Scope::value).toList());
        return operation;
    }
}
