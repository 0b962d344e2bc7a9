package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call that differs from one that is needed in one thing.
 *
 * @param code of what is broader than asked, should it be allowed
 */
record NearMiss(String code, String why, AccessRequest call) {

    static NearMiss resource(String code, String why, AccessRequest of, String resource) {
        return new NearMiss(code, why, new AccessRequest(of.action(), resource, of.context()));
    }

    static NearMiss value(String code, String why, AccessRequest of, String key, String value) {
        Map<String, List<String>> context = new TreeMap<>(of.context());
        context.put(key, List.of(value));
        return new NearMiss(code, why, new AccessRequest(of.action(), of.resource(), context));
    }

    static NearMiss without(String code, String why, AccessRequest of, String key) {
        Map<String, List<String>> context = new TreeMap<>(of.context());
        context.remove(key);
        return new NearMiss(code, why, new AccessRequest(of.action(), of.resource(), context));
    }
}
