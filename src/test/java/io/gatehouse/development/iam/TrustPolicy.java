package io.gatehouse.development.iam;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads two things from a role's trust policy: the external id that a caller has to present, and what it allows. */
record TrustPolicy(Optional<String> externalId, String actions) {

    static TrustPolicy of(Principal role) {
        JsonNode document = JsonMapper.shared().readTree(role.trustPolicy());
        Optional<String> externalId = document.findValues("sts:ExternalId").stream()
                .map(JsonNode::asString)
                .findFirst();
        return new TrustPolicy(externalId, document.findValues("Action").toString());
    }

    boolean admits(Optional<String> presented) {
        return externalId.isEmpty() || externalId.equals(presented);
    }

    boolean letsSourceIdentityBeSet() {
        return actions.contains("\"sts:SetSourceIdentity\"");
    }
}
