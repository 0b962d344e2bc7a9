package io.gatehouse.analysis;

import io.gatehouse.iam.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call, as IAM is asked about it.
 *
 * @param action {@code service:Action}, in any letter case
 * @param resource the ARN of one resource, or {@code *} for actions that have none
 * @param context the condition keys of the call with their values; keys are compared without letter case
 */
public record AccessRequest(String action, String resource, Map<String, List<String>> context) {

    private static final int COLONS = 5;

    public AccessRequest {
        int colon = action.indexOf(':');
        if (colon < 1 || colon != action.lastIndexOf(':') || colon == action.length() - 1 || hasWildcard(action)) {
            throw new InvalidValueException(
                    "invalid-action", "is not an action; accepted: service:Action, without wildcards");
        }
        if (!resource.equals("*") && (!resource.startsWith("arn:") || !hasColons(resource))) {
            throw new InvalidValueException("not-an-arn", "is not a resource; accepted: an ARN or *");
        }
        action = action.toLowerCase(Locale.ROOT);
        context = context.isEmpty() ? Map.of() : lowerCase(context);
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> context) {
        Map<String, List<String>> lowerCase = new TreeMap<>();
        for (Map.Entry<String, List<String>> each : context.entrySet()) {
            String key = each.getKey();
            if (lowerCase.put(key.toLowerCase(Locale.ROOT), List.copyOf(each.getValue())) != null) {
                throw new InvalidValueException(
                        "duplicate-key", "names the key " + key + " twice; accepted: each once, in any letter case");
            }
        }
        return lowerCase;
    }

    /** In lower case. */
    String service() {
        return action.substring(0, action.indexOf(':'));
    }

    /** What the call says of a key; nothing if it does not have it. */
    List<String> values(String lowerCaseKey) {
        return context.getOrDefault(lowerCaseKey, List.of());
    }

    /** The same call on another resource. */
    public AccessRequest on(String other) {
        return new AccessRequest(action, other, context);
    }

    /** The same call with one value of a key. */
    public AccessRequest with(String key, String value) {
        Map<String, List<String>> changed = new TreeMap<>(context);
        changed.put(key, List.of(value));
        return new AccessRequest(action, resource, changed);
    }

    /** The same call without a key. */
    public AccessRequest without(String key) {
        Map<String, List<String>> changed = new TreeMap<>(context);
        changed.remove(key);
        return new AccessRequest(action, resource, changed);
    }

    private static boolean hasColons(String arn) {
        int at = -1;
        for (int i = 0; i < COLONS; i++) {
            at = arn.indexOf(':', at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
