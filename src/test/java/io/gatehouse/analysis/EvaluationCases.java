package io.gatehouse.analysis;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Policies and calls at random from a small vocabulary, so that they meet often; the same for the same seed. */
final class EvaluationCases {

    /** @param policies as JSON would have them */
    record Case(List<Map<String, Object>> policies, String action, String resource, Map<String, List<String>> context) {

        List<PolicyDocument> documents() {
            return policies.stream()
                    .map(policy -> PolicyReader.read(JsonMapper.shared().writeValueAsString(policy)))
                    .toList();
        }

        AccessRequest call() {
            return new AccessRequest(action, resource, context);
        }

        Decision decision() {
            return PolicyEvaluator.of(documents()).evaluate(call()).decision();
        }
    }

    private record Key(String name, List<String> operators, List<String> operands, List<String> values, boolean many) {}

    private static final List<String> ACTIONS = List.of(
            "s3:GetObject",
            "s3:GetBucketAcl",
            "s3:PutObject",
            "lambda:AddPermission",
            "lambda:GetFunction",
            "connect:AssociateBot",
            "iam:PutRolePolicy");
    private static final List<String> RESOURCES = List.of(
            "arn:aws:s3:::recordings",
            "arn:aws:s3:::recordings/2026/dana.wav",
            "arn:aws:lambda:us-east-1:111122223333:function:greet",
            "arn:aws:lambda:eu-west-1:444455556666:function:greet:prod",
            "arn:aws:iam::111122223333:role/contact-center/admins",
            "arn:aws-cn:s3:::recordings");
    private static final List<String> STRING_OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike");
    private static final List<String> NUMERIC_OPERATORS = List.of(
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals");
    private static final List<String> DATE_OPERATORS = List.of(
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals");
    private static final List<Key> KEYS = List.of(
            new Key(
                    "aws:SourceAccount",
                    STRING_OPERATORS,
                    List.of("111122223333", "444455556666", "1111*", "????22223333", "${aws:SourceOrgID}"),
                    List.of("111122223333", "444455556666"),
                    false),
            new Key(
                    "s3:prefix",
                    STRING_OPERATORS,
                    List.of(
                            "2026/",
                            "2026/*",
                            "${aws:PrincipalTag/team}/*",
                            "${aws:PrincipalTag/team, 'anybody'}/*",
                            "*/D*"),
                    List.of("2026/", "2026/dana", "dana/x", "DANA/X", "anybody/1", "a*b", "axb"),
                    false),
            new Key(
                    "aws:PrincipalTag/team",
                    STRING_OPERATORS,
                    List.of("dana", "Dana", "d*"),
                    List.of("dana", "DANA"),
                    false),
            new Key(
                    "s3:max-keys",
                    NUMERIC_OPERATORS,
                    List.of("10", "10.0", "9.5", "-1"),
                    List.of("10", "9.5", "100", "-1"),
                    false),
            new Key(
                    "aws:CurrentTime",
                    DATE_OPERATORS,
                    List.of("2026-01-01T00:00:00Z", "2026-06-01T12:00:00+02:00"),
                    List.of("2026-01-01T00:00:00Z", "2026-06-01T10:00:00Z", "2027-01-01T00:00:00Z"),
                    false),
            new Key("aws:SecureTransport", List.of("Bool"), List.of("true", "false"), List.of("true", "false"), false),
            new Key(
                    "aws:SourceIp",
                    List.of("IpAddress", "NotIpAddress"),
                    List.of("203.0.113.0/24", "203.0.113.7/32", "2001:db8::/32", "128.0.0.0/1"),
                    List.of("203.0.113.7", "198.51.100.1", "2001:db8::1"),
                    false),
            new Key(
                    "aws:SourceArn",
                    List.of("ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"),
                    List.of(
                            "arn:aws:iam::111122223333:role/*",
                            "arn:aws:iam::*:role/admins",
                            "arn:aws:iam::111122223333:user/${aws:PrincipalTag/team}"),
                    List.of(
                            "arn:aws:iam::111122223333:role/admins",
                            "arn:aws:iam::444455556666:role/admins",
                            "arn:aws:iam::111122223333:user/dana"),
                    false),
            new Key(
                    "aws:TagKeys",
                    STRING_OPERATORS,
                    List.of("team", "cost*", "Team", "owner"),
                    List.of("team", "cost-centre", "owner"),
                    true));

    private static final int LIKELY = 3;

    private final Random random;

    EvaluationCases(long seed) {
        this.random = new Random(seed);
    }

    Case next() {
        List<Map<String, Object>> policies = some(1, 3, this::policy);
        Map<String, List<String>> context = context();
        return new Case(policies, any(ACTIONS), any(RESOURCES), context);
    }

    /** A call alone. */
    AccessRequest call() {
        Map<String, List<String>> context = context();
        return new AccessRequest(any(ACTIONS), any(RESOURCES), context);
    }

    private Map<String, List<String>> context() {
        Map<String, List<String>> context = new LinkedHashMap<>();
        for (Key key : KEYS) {
            if (random.nextInt(LIKELY) > 0) {
                context.put(key.name(), key.many() ? distinct(key.values(), 3) : List.of(any(key.values())));
            }
        }
        return context;
    }

    private Map<String, Object> policy() {
        Map<String, Object> policy = new LinkedHashMap<>();
        List<Map<String, Object>> statements = some(1, 3, this::statement);
        // The simulator also replaces variables where the older version has none.
        boolean variables = statements.toString().contains("${");
        policy.put("Version", !variables && random.nextInt(8) == 0 ? "2008-10-17" : "2012-10-17");
        policy.put("Statement", statements);
        return policy;
    }

    private Map<String, Object> statement() {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", random.nextInt(LIKELY) == 0 ? "Deny" : "Allow");
        statement.put(random.nextInt(8) == 0 ? "NotAction" : "Action", some(1, 3, this::actionPattern));
        statement.put(random.nextInt(8) == 0 ? "NotResource" : "Resource", some(1, 3, this::resourcePattern));
        Map<String, Object> conditions = new LinkedHashMap<>();
        for (int i = random.nextInt(LIKELY); i > 0; i--) {
            condition(conditions);
        }
        if (!conditions.isEmpty()) {
            statement.put("Condition", conditions);
        }
        return statement;
    }

    private void condition(Map<String, Object> conditions) {
        Key key = any(KEYS);
        if (random.nextInt(10) == 0) {
            conditions.put("Null", Map.of(key.name(), any(List.of("true", "false"))));
            return;
        }
        String operator = any(key.operators());
        if (key.many()) {
            operator = any(List.of("ForAnyValue:", "ForAllValues:")) + operator;
        }
        // The simulator takes ForAnyValue:…IfExists without the key for false; AWS's page on IfExists says true.
        if (!operator.startsWith("ForAnyValue:") && random.nextInt(4) == 0) {
            operator += "IfExists";
        }
        conditions.put(operator, Map.of(key.name(), distinct(key.operands(), 2)));
    }

    private String actionPattern() {
        String action = any(ACTIONS);
        int colon = action.indexOf(':');
        return switch (random.nextInt(6)) {
            case 0 -> "*";
            case 1 -> action.substring(0, colon + 1) + "*";
            case 2 -> action.substring(0, colon + 4) + "*";
            case 3 -> action.substring(0, action.length() - 1) + "?";
            case 4 -> action.toUpperCase(Locale.ROOT);
            default -> action;
        };
    }

    private String resourcePattern() {
        if (random.nextInt(7) == 0) {
            return "*";
        }
        String resource = any(RESOURCES);
        String[] parts = resource.split(":", 6);
        switch (random.nextInt(8)) {
            case 0 -> parts[5] = "*";
            case 1 -> parts[5] = parts[5].substring(0, parts[5].length() / 2) + "*";
            case 2 -> parts[3] = "*";
            case 3 -> parts[4] = "*";
            case 4 -> parts[1] = "aws*";
            case 5 -> parts[5] = parts[5].replace('g', '?').replace("dana", "${aws:PrincipalTag/team}");
            case 6 -> parts[5] = "*" + parts[5].substring(parts[5].length() - 3);
            default -> {
                return resource;
            }
        }
        return String.join(":", parts);
    }

    private <T> List<T> some(int least, int most, Supplier<T> source) {
        List<T> found = new ArrayList<>();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            found.add(source.get());
        }
        return found;
    }

    private List<String> distinct(List<String> from, int most) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            found.add(any(from));
        }
        return List.copyOf(found);
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
