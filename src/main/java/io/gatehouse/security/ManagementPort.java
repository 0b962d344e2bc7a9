package io.gatehouse.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests on a port that the management endpoints have to themselves, which is the operators' to guard. */
record ManagementPort(Environment environment) implements RequestMatcher {

    @Override
    public boolean matches(HttpServletRequest request) {
        Integer management = environment.getProperty("local.management.port", Integer.class);
        Integer service = environment.getProperty("local.server.port", Integer.class);
        return management != null && !management.equals(service) && request.getLocalPort() == management;
    }
}
