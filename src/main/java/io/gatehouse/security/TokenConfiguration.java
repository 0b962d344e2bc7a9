package io.gatehouse.security;

import java.time.Duration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestTemplate;

/** What a token must be, beyond signed by the issuer and for the audience that Boot's properties name. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Bean
    OAuth2TokenValidator<Jwt> freshness() {
        JwtTimestampValidator validator = new JwtTimestampValidator(CLOCK_SKEW);
        validator.setAllowEmptyExpiryClaim(false);
        return validator;
    }

    @Bean
    OAuth2TokenValidator<Jwt> namedSubject() {
        OAuth2Error nameless = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token has no subject", null);
        return token -> StringUtils.hasText(token.getSubject())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(nameless);
    }

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer onlyRs256InTime() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(TIMEOUT);
        requests.setReadTimeout(TIMEOUT);
        return builder -> builder.restOperations(new RestTemplate(requests)).jwsAlgorithms(algorithms -> {
            algorithms.clear();
            algorithms.add(SignatureAlgorithm.RS256);
        });
    }
}
