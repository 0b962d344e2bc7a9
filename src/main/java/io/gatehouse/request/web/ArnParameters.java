package io.gatehouse.request.web;

import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.InstanceArn;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.web.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the query parameters that are ARNs: only such as some request can have. */
@Configuration(proxyBeanMethods = false)
class ArnParameters implements WebMvcConfigurer {

    private static final String PRINCIPAL = "principalArn";
    private static final String INSTANCE = "instanceArn";

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, PrincipalArn.class, text -> read(PRINCIPAL, text, PrincipalArn::parse));
        registry.addConverter(String.class, InstanceArn.class, text -> read(INSTANCE, text, InstanceArn::parse));
    }

    private static <T> T read(String parameter, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (InvalidValueException e) {
            throw ProblemException.parameter(parameter, e.code(), parameter + " " + e.getMessage() + ".");
        }
    }

    /** @throws ProblemException if no request can have both */
    static void requireOneAccount(Optional<PrincipalArn> principal, Optional<InstanceArn> instance) {
        if (principal.isPresent() && instance.isPresent() && !principal.get().isOfAccountOf(instance.get())) {
            throw ProblemException.parameter(
                    PRINCIPAL,
                    "principal-of-another-account",
                    "No request has this principalArn and this instanceArn, which are of different accounts; accepted:"
                            + " principals of account " + instance.get().account() + " in partition "
                            + instance.get().partition() + ".");
        }
    }
}
