package io.gatehouse.enforcement;

import io.gatehouse.request.PreflightFinding.Code;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is made of what is found of a principal when a request is made.
 *
 * @param blocking findings for which a request is refused; the others are shown with it
 */
@ConfigurationProperties("gatehouse.preflight")
public record PreflightProperties(
        @DefaultValue({"UNKNOWN_ACCOUNT", "PRINCIPAL_GONE", "CANNOT_EXAMINE", "NO_HEADROOM"})
        Set<Code> blocking) {

    /** Without an answer of IAM there is nothing that could be stored. */
    private static final Set<Code> ALWAYS = EnumSet.of(Code.UNKNOWN_ACCOUNT, Code.PRINCIPAL_GONE, Code.CANNOT_EXAMINE);

    public PreflightProperties {
        Set<Code> all = EnumSet.copyOf(ALWAYS);
        all.addAll(blocking);
        blocking = Set.copyOf(all);
    }
}
