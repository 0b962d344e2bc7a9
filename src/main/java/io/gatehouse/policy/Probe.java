package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import java.util.List;
import java.util.Map;

/**
 * A call to be tried in a simulator.
 *
 * @param expect what IAM must say of it
 * @param why what the call is for, or in what it differs from one that is
 */
public record Probe(Expect expect, String action, String resource, Map<String, List<String>> context, String why) {

    public enum Expect {
        ALLOWED,
        DENIED
    }

    static Probe of(Expect expect, AccessRequest call, String why) {
        return new Probe(expect, call.action(), call.resource(), call.context(), why);
    }
}
