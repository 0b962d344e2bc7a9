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

    public AccessRequest {
        int colon = action.indexOf(':');
        if (colon < 1 || colon != action.lastIndexOf(':') || colon == action.length() - 1 || hasWildcard(action)) {
            throw new InvalidValueException(
                    "invalid-action", "is not an action; accepted: service:Action, without wildcards");
        }
        if (!resource.equals("*") && (!resource.startsWith("arn:") || resource.split(":", 6).length < 6)) {
            throw new InvalidValueException("not-an-arn", "is not a resource; accepted: an ARN or *");
        }
        action = action.toLowerCase(Locale.ROOT);
        Map<String, List<String>> lowerCase = new TreeMap<>();
        context.forEach((key, values) -> {
            if (lowerCase.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)) != null) {
                throw new InvalidValueException(
                        "duplicate-key", "names the key " + key + " twice; accepted: each once, in any letter case");
            }
        });
        context = lowerCase;
    }

    /** What the call says of a key; nothing if it does not have it. */
    List<String> values(String lowerCaseKey) {
        return context.getOrDefault(lowerCaseKey, List.of());
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
