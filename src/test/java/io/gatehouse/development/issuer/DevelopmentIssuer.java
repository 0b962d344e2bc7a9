package io.gatehouse.development.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Issues tokens on the service's own port. Deliberately no {@code @Configuration}: component scanning passes it by, and
 * only who imports it has it. The key is kept in {@code gatehouse.development.issuer.key-file} if that is set.
 */
public class DevelopmentIssuer {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain issuerEndpoints(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                    server.tokenEndpoint(token -> token.accessTokenRequestConverter(new WholeScopeByDefault()));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    RegisteredClientRepository developmentClients() {
        return new InMemoryRegisteredClientRepository(Stream.of(DevelopmentClient.values())
                .map(DevelopmentIssuer::register)
                .toList());
    }

    @Bean
    JWKSource<SecurityContext> issuerKeys(@Value("${gatehouse.development.issuer.key-file:}") String file) {
        return new ImmutableJWKSet<>(new JWKSet(file.isEmpty() ? IssuerKey.generate() : IssuerKey.kept(Path.of(file))));
    }

    /** Names itself what the service expects; otherwise by the address that a request came in on. */
    @Bean
    AuthorizationServerSettings issuerSettings(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String expected) {
        AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder();
        return expected.isEmpty() ? settings.build() : settings.issuer(expected).build();
    }

    @Bean
    FormsInPosts formsInPosts() {
        return new FormsInPosts();
    }

    private static RegisteredClient register(DevelopmentClient client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret("{noop}" + client.secret())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .build();
    }
}
