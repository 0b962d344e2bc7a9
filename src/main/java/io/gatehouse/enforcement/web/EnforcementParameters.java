package io.gatehouse.enforcement.web;

import io.gatehouse.enforcement.EnforcementRole.PrincipalPath;
import io.gatehouse.enforcement.TrustedArn;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.web.ProblemException;
import java.util.function.Function;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the query parameters that name accounts, paths and whom to trust. */
@Configuration(proxyBeanMethods = false)
class EnforcementParameters implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, AccountId.class, text -> read("account", text, AccountId::parse));
        registry.addConverter(
                String.class, PrincipalPath.class, text -> read("principalPath", text, PrincipalPath::new));
        registry.addConverter(String.class, TrustedArn.class, text -> read("trustedArn", text, TrustedArn::parse));
    }

    /** @param parameter the interceptor of all parameters puts the name of the one at hand in its place */
    private static <T> T read(String parameter, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (InvalidValueException e) {
            throw ProblemException.parameter(parameter, e.code(), String.valueOf(e.getMessage()) + ".");
        }
    }
}
