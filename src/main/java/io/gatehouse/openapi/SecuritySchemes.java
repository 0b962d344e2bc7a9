package io.gatehouse.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatehouse.security.Scope;
import io.swagger.v3.core.util.Json31;
import java.util.List;

/** How callers authenticate: a token that they have, or one that Swagger UI gets for them. */
final class SecuritySchemes {

    private static final String OAUTH = "oauth2";
    private static final String BEARER = "bearer";

    private SecuritySchemes() {}

    static ObjectNode with(String tokenUrl) {
        ObjectNode schemes = Json31.mapper().createObjectNode();
        ObjectNode oauth = schemes.putObject(OAUTH);
        oauth.put("type", "oauth2");
        oauth.put(
                "description",
                "A token of the issuer that the installation trusts, for a client with its secret. The tokenUrl is the development run's;"
                        + " elsewhere it is the issuer's own token endpoint.");
        ObjectNode flow = oauth.putObject("flows").putObject("clientCredentials");
        flow.put("tokenUrl", tokenUrl);
        ObjectNode scopes = flow.putObject("scopes");
        for (Scope scope : Scope.values()) {
            scopes.put(scope.value(), scope.meaning());
        }
        schemes.putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "A token that you have.");
        return schemes;
    }

    /** Any one of these scopes. */
    static ArrayNode require(List<String> scopes) {
        ArrayNode alternatives = Json31.mapper().createArrayNode();
        scopes.forEach(scope -> alternatives.addObject().putArray(OAUTH).add(scope));
        alternatives.addObject().putArray(BEARER);
        return alternatives;
    }
}
