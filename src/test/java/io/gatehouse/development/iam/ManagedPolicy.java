package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A managed policy with its versions, oldest first.
 *
 * @param account the customer's; {@code aws} for those of AWS itself
 * @param attachments how many users, groups and roles have it
 */
record ManagedPolicy(
        String account,
        String path,
        String name,
        String id,
        Instant created,
        SortedMap<String, String> tags,
        List<Version> versions,
        int inForce,
        int attachments) {

    static final String AWS = "aws";
    static final int MOST_VERSIONS = 5;

    record Version(int number, String document, Instant created) {

        String id() {
            return "v" + number;
        }
    }

    ManagedPolicy {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        versions = List.copyOf(versions);
    }

    static ManagedPolicy create(String account, String path, String name, Map<String, String> tags, String document) {
        Instant now = now();
        return new ManagedPolicy(
                account,
                path,
                name,
                UniqueIds.next("ANPA"),
                now,
                new TreeMap<>(tags),
                List.of(new Version(1, document, now)),
                1,
                0);
    }

    String arn() {
        return "arn:aws:iam::" + account + ":policy" + path + name;
    }

    /** Names are unique in an account whatever the path. */
    String key() {
        return key(account, name);
    }

    static String key(String account, String name) {
        return account + "/" + name;
    }

    /** When its last version was made. */
    Instant updated() {
        return versions.get(versions.size() - 1).created();
    }

    String document() {
        return version("v" + inForce).orElseThrow().document();
    }

    Optional<Version> version(String id) {
        return versions.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    boolean isInForce(Version version) {
        return version.number() == inForce;
    }

    /** Numbers are never given twice. */
    ManagedPolicy with(String document, boolean asDefault) {
        int number = versions.get(versions.size() - 1).number() + 1;
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(number, document, now()));
        return with(more, asDefault ? number : inForce, attachments);
    }

    ManagedPolicy without(Version version) {
        List<Version> fewer = new ArrayList<>(versions);
        fewer.remove(version);
        return with(fewer, inForce, attachments);
    }

    ManagedPolicy putInForce(Version version) {
        return with(versions, version.number(), attachments);
    }

    ManagedPolicy attached(int more) {
        return with(versions, inForce, attachments + more);
    }

    private ManagedPolicy with(List<Version> changed, int number, int attached) {
        return new ManagedPolicy(account, path, name, id, created, tags, changed, number, attached);
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Instant.now().getEpochSecond());
    }
}
