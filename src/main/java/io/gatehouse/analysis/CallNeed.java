package io.gatehouse.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call that somebody has to make, of which the resource may still be open.
 *
 * @param known the condition keys whose values are known, also that there are none; all others can be anything
 */
public record CallNeed(String action, Map<String, List<String>> known) {

    public CallNeed {
        action = action.toLowerCase(Locale.ROOT);
        Map<String, List<String>> lowerCase = new TreeMap<>();
        known.forEach((key, values) -> lowerCase.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
        known = lowerCase;
    }
}
