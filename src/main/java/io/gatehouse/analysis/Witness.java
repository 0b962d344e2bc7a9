package io.gatehouse.analysis;

import java.util.List;
import java.util.Map;

/** A call that shows something, as {@code POST /policy-evaluations} takes it. */
public record Witness(String action, String resource, Map<String, List<String>> context) {

    public static Witness of(AccessRequest call) {
        return new Witness(call.action(), call.resource(), call.context());
    }
}
