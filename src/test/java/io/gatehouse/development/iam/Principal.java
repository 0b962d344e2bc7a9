package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A role or user as stored: who it is, whom it trusts, and its inline policies by name. */
record Principal(
        PrincipalKind kind,
        String account,
        String path,
        String name,
        String id,
        Instant created,
        String trustPolicy,
        SortedMap<String, String> policies) {

    Principal {
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
    }

    static Principal create(PrincipalKind kind, String account, String path, String name, String trustPolicy) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        String id = UniqueIds.next(kind.idPrefix());
        return new Principal(kind, account, path, name, id, now, trustPolicy, new TreeMap<>());
    }

    String arn() {
        return "arn:aws:iam::" + account + ":" + kind.word() + path + name;
    }

    boolean isProtected() {
        return path.startsWith("/aws-service-role/");
    }

    Principal with(String policyName, String document) {
        Map<String, String> changed = new TreeMap<>(policies);
        changed.put(policyName, document);
        return with(changed);
    }

    Principal without(String policyName) {
        Map<String, String> changed = new TreeMap<>(policies);
        changed.remove(policyName);
        return with(changed);
    }

    private Principal with(Map<String, String> changed) {
        return new Principal(kind, account, path, name, id, created, trustPolicy, new TreeMap<>(changed));
    }

    /** All inline policies together, as IAM counts: white space is free. */
    long inlineSize() {
        return policies.values().stream()
                .flatMapToInt(String::chars)
                .filter(character -> !Character.isWhitespace(character))
                .count();
    }
}
