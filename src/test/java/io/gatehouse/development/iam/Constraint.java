package io.gatehouse.development.iam;

import java.util.regex.Pattern;

/** Shape of a named parameter, refused in the words of AWS. */
enum Constraint {
    ENTITY_NAME(1, 64, "[\\w+=,.@-]+"),
    POLICY_NAME(1, 128, "[\\w+=,.@-]+"),
    GROUP_NAME(1, 128, "[\\w+=,.@-]+"),
    POLICY_ARN(20, 2_048, "[\\u0009\\u000A\\u000D\\u0020-\\u007E]+"),
    VERSION_ID(2, 19, "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?"),
    TAG_KEY(1, 128, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"),
    TAG_VALUE(0, 256, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"),
    PATH_PREFIX(1, 512, "\\u002F|(\\u002F[\\u0021-\\u007E]*\\u002F?)"),
    SESSION_NAME(2, 64, "[\\w+=,.@-]*"),
    SESSION_POLICY(1, 2_048, "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"),
    SOURCE_IDENTITY(2, 64, "[\\w+=,.@-]*"),
    EXTERNAL_ID(2, 1224, "[\\w+=,.@:\\/-]*"),
    DOCUMENT(1, 131_072, "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");

    private final int shortest;
    private final int longest;
    private final Pattern pattern;

    Constraint(int shortest, int longest, String pattern) {
        this.shortest = shortest;
        this.longest = longest;
        this.pattern = Pattern.compile(pattern);
    }

    String of(QueryRequest request, String parameter) {
        String value = request.required(parameter);
        check(parameter, value);
        return value;
    }

    String orElse(QueryRequest request, String parameter, String otherwise) {
        String value = request.optional(parameter).orElse(otherwise);
        check(parameter, value);
        return value;
    }

    void check(String parameter, String value) {
        if (value.length() < shortest) {
            throw violation(quoted(value), parameter, "Member must have length greater than or equal to " + shortest);
        }
        if (value.length() > longest) {
            throw violation(quoted(value), parameter, "Member must have length less than or equal to " + longest);
        }
        if (!pattern.matcher(value).matches()) {
            throw violation(
                    quoted(value), parameter, "Member must satisfy regular expression pattern: " + pattern.pattern());
        }
    }

    static AwsError violation(String value, String parameter, String rule) {
        String member = Character.toLowerCase(parameter.charAt(0)) + parameter.substring(1);
        return AwsError.validation("1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
                .formatted(value, member, rule));
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }
}
