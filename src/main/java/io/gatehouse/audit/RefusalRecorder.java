package io.gatehouse.audit;

import io.gatehouse.web.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Puts refusals and denials on record before they are answered. */
@Component
class RefusalRecorder {
    private static final int LONGEST_PATH = 512;
    private final AuditTrail trail;

    RefusalRecorder(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void refused(RequestRefused refusal) {
        AuditEvent event = AuditEvent.of(AuditAction.REFUSED, Outcome.REFUSED)
                .with("problem", refusal.type().slug())
                .with("operation", refusal.operation())
                .with("reason", refusal.detail())
                .with("errors", refusal.errors())
                .with("subject", refusal.subject());
        String request = refusal.subject().get(RequestRefused.REQUEST_ID);
        trail.appendAlone(request == null ? event : event.about(UUID.fromString(request)));
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> denial) {
        Authentication who = denial.getAuthentication().get();
        if (who == null || who instanceof AnonymousAuthenticationToken) {
            return;
        }
        trail.appendAlone(AuditEvent.of(AuditAction.ACCESS_DENIED, Outcome.DENIED)
                .by(who.getName())
                .with("operation", operation(denial.getObject()))
                .with("requires", requirement(denial)));
    }

    private static String operation(Object target) {
        if (!(target instanceof HttpServletRequest request)) {
            return "internal";
        }
        String path = request.getRequestURI();
        return request.getMethod() + " " + path.substring(0, Math.min(path.length(), LONGEST_PATH));
    }

    private static String requirement(AuthorizationDeniedEvent<?> denial) {
        return denial.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .map(authority -> String.valueOf(authority).replaceFirst("^SCOPE_", ""))
                        .collect(Collectors.joining(" or "))
                : "more";
    }
}
