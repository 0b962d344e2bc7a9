package io.gatehouse.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Opens a handler only to a caller with one of its scopes, before anything of the body is read. */
class ScopeInterceptor implements HandlerInterceptor {
    private final AuthorizationEventPublisher denials;

    ScopeInterceptor(AuthorizationEventPublisher denials) {
        this.denials = denials;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            List<Scope> sufficient = sufficient(method);
            if (sufficient.stream().noneMatch(ScopeInterceptor::isHeld)) {
                throw denied(request, sufficient);
            }
        }
        return true;
    }

    private static boolean isHeld(Scope scope) {
        return Actor.current().filter(actor -> actor.has(scope)).isPresent();
    }

    private static List<Scope> sufficient(HandlerMethod method) {
        RequiresScope own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequiresScope.class);
        RequiresScope rule = own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresScope.class);
        return rule == null ? List.of() : Arrays.asList(rule.value());
    }

    private AuthorizationDeniedException denied(HttpServletRequest request, List<Scope> sufficient) {
        String[] authorities = sufficient.stream().map(Scope::authority).toArray(String[]::new);
        var decision = new AuthorityAuthorizationDecision(false, AuthorityUtils.createAuthorityList(authorities));
        denials.publishAuthorizationEvent(
                () -> SecurityContextHolder.getContext().getAuthentication(), request, decision);
        return new AuthorizationDeniedException(explanation(sufficient), decision);
    }

    private static String explanation(List<Scope> sufficient) {
        return sufficient.isEmpty()
                ? "Nobody may call this."
                : Scope.needed(sufficient.stream().map(Scope::authority));
    }
}
