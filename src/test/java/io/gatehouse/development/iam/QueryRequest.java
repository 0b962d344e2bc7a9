package io.gatehouse.development.iam;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One call of the AWS Query protocol: what to do, with which parameters, on whose behalf. */
record QueryRequest(AwsService service, String operation, Caller caller, Map<String, String> parameters) {

    QueryRequest {
        parameters = Map.copyOf(parameters);
    }

    static QueryRequest of(Map<String, String> form, Caller caller) {
        Map<String, String> parameters = new TreeMap<>(form);
        String operation = parameters.remove("Action");
        String version = parameters.remove("Version");
        if (operation == null || version == null) {
            throw new AwsError(400, "MissingAction", "Could not find operation: Action and Version are required");
        }
        return new QueryRequest(AwsService.ofVersion(version), operation, caller, parameters);
    }

    String account() {
        return caller.account();
    }

    Optional<String> optional(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    /** AWS names parameters in messages with a small first letter. */
    String required(String parameter) {
        return optional(parameter)
                .orElseThrow(() -> Constraint.violation("null", parameter, "Member must not be null"));
    }
}
