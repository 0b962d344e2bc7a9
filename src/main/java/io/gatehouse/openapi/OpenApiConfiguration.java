package io.gatehouse.openapi;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.enforcement.EnforcementRole.PrincipalPath;
import io.gatehouse.enforcement.TrustedArn;
import io.gatehouse.iam.AccountId;
import io.gatehouse.policy.InstanceArn;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.security.Actor;
import io.gatehouse.web.Cursor;
import io.gatehouse.web.PageLimit;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Describes the API where that is switched on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("gatehouse.swagger-ui.enabled")
class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, HttpHeaders.class)
                .replaceWithClass(PrincipalArn.class, String.class)
                .replaceWithClass(InstanceArn.class, String.class)
                .replaceWithClass(AccountId.class, String.class)
                .replaceWithClass(PrincipalPath.class, String.class)
                .replaceWithClass(TrustedArn.class, String.class)
                .replaceWithClass(Cursor.class, String.class)
                .replaceWithClass(PageLimit.class, Integer.class);
    }

    /** Whoever opens the service in a browser looks for this page. */
    @Bean
    WebMvcConfigurer shortcutsToSwaggerUi() {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry views) {
                for (String path : List.of("/swagger-ui", "/swagger-ui/")) {
                    views.addRedirectViewController(path, "/swagger-ui.html");
                }
            }
        };
    }

    @Bean
    GlobalOperationCustomizer requiredScopes() {
        return new RequiredScopes();
    }

    /** @param tokenUrl where Swagger UI gets its tokens; relative to the service, or absolute */
    @Bean
    GlobalOpenApiCustomizer apiDescription(
            AssociationCatalog catalog, @Value("${gatehouse.swagger-ui.token-url}") String tokenUrl) {
        return new ApiDescription(Words.shipped(), catalog, tokenUrl);
    }
}
