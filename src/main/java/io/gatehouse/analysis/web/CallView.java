package io.gatehouse.analysis.web;

import io.gatehouse.analysis.AccessRequest;
import java.util.List;
import java.util.Map;

/** A call as {@code POST /policy-evaluations} takes it. */
public record CallView(String action, String resource, Map<String, List<String>> context) {

    public static CallView of(AccessRequest call) {
        return new CallView(call.action(), call.resource(), call.context());
    }
}
