package io.gatehouse.development.iam;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one thing from a role's trust policy: the external id that a caller has to present. */
record TrustPolicy(Optional<String> externalId) {

    static TrustPolicy of(Principal role) {
        JsonNode document = JsonMapper.shared().readTree(role.trustPolicy());
        return new TrustPolicy(document.findValues("sts:ExternalId").stream()
                .map(JsonNode::asString)
                .findFirst());
    }

    boolean admits(Optional<String> presented) {
        return externalId.isEmpty() || externalId.equals(presented);
    }
}
