package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A role, user or group as stored: who it is, whom it trusts, and its policies.
 *
 * @param policies inline, by name
 * @param attached the ARNs of managed policies
 * @param groups those a user is in
 * @param boundary the ARN of the managed policy that bounds it
 */
record Principal(
        PrincipalKind kind,
        String account,
        String path,
        String name,
        String id,
        Instant created,
        String trustPolicy,
        SortedMap<String, String> policies,
        @Nullable SortedSet<String> attached,
        @Nullable SortedSet<String> groups,
        @Nullable String boundary) {

    /** Files of before there were managed policies say nothing of them. */
    Principal {
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        attached = copy(attached);
        groups = copy(groups);
    }

    private static SortedSet<String> copy(@Nullable SortedSet<String> texts) {
        return Collections.unmodifiableSortedSet(texts == null ? new TreeSet<>() : new TreeSet<>(texts));
    }

    static Principal create(PrincipalKind kind, String account, String path, String name, String trustPolicy) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        String id = UniqueIds.next(kind.idPrefix());
        return new Principal(kind, account, path, name, id, now, trustPolicy, new TreeMap<>(), null, null, null);
    }

    String arn() {
        return "arn:aws:iam::" + account + ":" + kind.word() + path + name;
    }

    String key() {
        return key(kind, account, name);
    }

    static String key(PrincipalKind kind, String account, String name) {
        return account + "/" + kind + "/" + name;
    }

    boolean isProtected() {
        return path.startsWith("/aws-service-role/");
    }

    Principal with(String policyName, String document) {
        SortedMap<String, String> changed = new TreeMap<>(policies);
        changed.put(policyName, document);
        return with(changed, attached, groups, boundary);
    }

    Principal without(String policyName) {
        SortedMap<String, String> changed = new TreeMap<>(policies);
        changed.remove(policyName);
        return with(changed, attached, groups, boundary);
    }

    Principal attachedTo(String policyArn) {
        return with(policies, plus(attached, policyArn), groups, boundary);
    }

    Principal detachedFrom(String policyArn) {
        return with(policies, minus(attached, policyArn), groups, boundary);
    }

    Principal in(String group) {
        return with(policies, attached, plus(groups, group), boundary);
    }

    Principal outOf(String group) {
        return with(policies, attached, minus(groups, group), boundary);
    }

    Principal bounded(@Nullable String policyArn) {
        return with(policies, attached, groups, policyArn);
    }

    private static SortedSet<String> plus(@Nullable SortedSet<String> texts, String text) {
        SortedSet<String> more = new TreeSet<>(copy(texts));
        more.add(text);
        return more;
    }

    private static SortedSet<String> minus(@Nullable SortedSet<String> texts, String text) {
        SortedSet<String> fewer = new TreeSet<>(copy(texts));
        fewer.remove(text);
        return fewer;
    }

    private Principal with(
            SortedMap<String, String> inline,
            @Nullable SortedSet<String> managed,
            @Nullable SortedSet<String> of,
            @Nullable String bound) {
        return new Principal(kind, account, path, name, id, created, trustPolicy, inline, managed, of, bound);
    }

    /** All inline policies together, as IAM counts: white space is free. */
    long inlineSize() {
        return policies.values().stream().mapToLong(Principal::size).sum();
    }

    static long size(String document) {
        return document.chars()
                .filter(character -> !Character.isWhitespace(character))
                .count();
    }
}
