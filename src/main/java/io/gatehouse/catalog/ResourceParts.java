package io.gatehouse.catalog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The named parts of an ARN's resource, as its format names them: {@code bot-alias/${BotId}/${BotAliasId}}.
 *
 * @param pattern with one group for each name
 * @param glob with a {@code *} for each name
 */
public record ResourceParts(List<String> names, Pattern pattern, String glob) {

    private static final int FIELDS_BEFORE_RESOURCE = 5;

    static ResourceParts of(String arnFormat) {
        String resource = arnFormat.split(":", FIELDS_BEFORE_RESOURCE + 1)[FIELDS_BEFORE_RESOURCE];
        List<String> names = new Template(resource).names();
        StringBuilder regex = new StringBuilder();
        int done = 0;
        for (String name : names) {
            String placeholder = "${" + name + "}";
            int open = resource.indexOf(placeholder, done);
            regex.append(Pattern.quote(resource.substring(done, open)));
            done = open + placeholder.length();
            regex.append(done == resource.length() ? "(.+)" : "([^/:]+)");
        }
        regex.append(Pattern.quote(resource.substring(done)));
        return new ResourceParts(names, Pattern.compile(regex.toString()), new Template(resource).fill(name -> "*"));
    }

    /** @throws IllegalArgumentException if the format has no such part */
    public String part(String name, String resource) {
        Matcher matcher = pattern.matcher(resource);
        int group = names.indexOf(name) + 1;
        if (group == 0 || !matcher.matches()) {
            throw new IllegalArgumentException(resource + " has no " + name);
        }
        return matcher.group(group);
    }
}
