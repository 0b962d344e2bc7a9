package io.gatehouse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The body of a preview or request: valid, and unlike any other, until a test makes it otherwise. */
public record IntentJson(Map<String, @Nullable Object> members) {
    public static final String INSTANCE =
            "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef";
    public static final String ROLE = "arn:aws:iam::111122223333:role/contact-center/admins";
    public static final String USER = "arn:aws:iam::111122223333:user/contact-center/dana";

    public IntentJson {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static IntentJson unique() {
        return new IntentJson(Map.of())
                .with("instanceArn", INSTANCE)
                .with("principalArn", ROLE)
                .with("associations", List.of(bucket("recordings-" + UUID.randomUUID())))
                .with("justification", "TICKET-123: recordings of the new line of business");
    }

    public static Map<String, Object> bucket(String name) {
        Map<String, Object> bucket = new LinkedHashMap<>();
        bucket.put("kind", "S3_BUCKET");
        bucket.put("resourceArn", "arn:aws:s3:::" + name);
        bucket.put("storageResourceTypes", List.of("CALL_RECORDINGS"));
        return bucket;
    }

    public IntentJson with(String member, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new IntentJson(more);
    }

    public IntentJson without(String member) {
        Map<String, @Nullable Object> fewer = new LinkedHashMap<>(members);
        fewer.remove(member);
        return new IntentJson(fewer);
    }

    public IntentJson withBuckets(int count) {
        String run = UUID.randomUUID().toString();
        return with(
                "associations",
                IntStream.range(0, count).mapToObj(i -> bucket(run + "-" + i)).toList());
    }

    /** The same members in the opposite order. */
    public IntentJson reversed() {
        Map<String, @Nullable Object> reversed = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(members.keySet());
        Collections.reverse(names);
        names.forEach(name -> reversed.put(name, members.get(name)));
        return new IntentJson(reversed);
    }

    public String text() {
        return JsonMapper.shared().writeValueAsString(members);
    }

    public String spacedText() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(members);
    }
}
