package io.gatehouse.development.iam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The legal basics that IAM checks before it stores a document. Not a policy parser: many bad policies pass. */
final class PolicyDocumentRules {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private PolicyDocumentRules() {}

    static void requireIdentityPolicy(String document) {
        for (JsonNode statement : statements(document)) {
            require(
                    !statement.has("Principal") && !statement.has("NotPrincipal"),
                    "Policy document should not specify a principal.");
            require(
                    statement.has("Resource") != statement.has("NotResource"),
                    "Policy statement must contain resources.");
            texts(statement, "Resource").forEach(PolicyDocumentRules::requireArn);
        }
    }

    static void requireTrustPolicy(String document) {
        for (JsonNode statement : statements(document)) {
            require(statement.has("Principal"), "Missing required field Principal");
            require(!statement.has("Resource"), "Has prohibited field Resource");
        }
    }

    private static List<JsonNode> statements(String document) {
        JsonNode root = parse(document);
        require(root.isObject() && DOCUMENT.containsAll(root.propertyNames()), "Syntax errors in policy.");
        String version = root.path("Version").asString("2008-10-17");
        require(Set.of("2012-10-17", "2008-10-17").contains(version), "Syntax errors in policy.");
        JsonNode statement = root.path("Statement");
        List<JsonNode> statements = new ArrayList<>();
        (statement.isArray() ? statement : JSON.createArrayNode().add(statement)).forEach(statements::add);
        statements.forEach(PolicyDocumentRules::requireStatement);
        requireUniqueSids(statements);
        return statements;
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JacksonException unreadable) {
            throw AwsError.malformedPolicy("Syntax errors in policy.");
        }
    }

    private static void requireStatement(JsonNode statement) {
        require(statement.isObject() && STATEMENT.containsAll(statement.propertyNames()), "Syntax errors in policy.");
        require(statement.has("Effect"), "Missing required field Effect");
        require(
                Set.of("Allow", "Deny").contains(statement.path("Effect").asString("")),
                "Invalid effect: " + statement.path("Effect").asString(""));
        require(statement.has("Action") != statement.has("NotAction"), "Policy statement must contain actions.");
        texts(statement, "Action")
                .forEach(action -> require(
                        action.equals("*") || action.contains(":"),
                        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."));
        require(!statement.has("Condition") || statement.path("Condition").isObject(), "Syntax errors in policy.");
    }

    private static void requireUniqueSids(List<JsonNode> statements) {
        Set<String> sids = new HashSet<>();
        for (JsonNode statement : statements) {
            String sid = statement.path("Sid").asString("");
            require(
                    sid.matches("[0-9A-Za-z]*"),
                    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression"
                            + " [0-9A-Za-z]*");
            require(sid.isEmpty() || sids.add(sid), "Statement IDs (SID) in a single policy must be unique.");
        }
    }

    private static void requireArn(String resource) {
        require(
                resource.equals("*") || resource.startsWith("arn:"),
                "Resource %s must be in ARN format or \"*\".".formatted(resource));
    }

    private static List<String> texts(JsonNode statement, String member) {
        JsonNode value = statement.path(member);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            require(!value.isEmpty(), "Syntax errors in policy.");
            value.forEach(item -> texts.add(text(item)));
        } else if (!value.isMissingNode()) {
            texts.add(text(value));
        }
        return texts;
    }

    private static String text(JsonNode value) {
        require(value.isString(), "Syntax errors in policy.");
        return value.asString();
    }

    private static void require(boolean satisfied, String otherwise) {
        if (!satisfied) {
            throw AwsError.malformedPolicy(otherwise);
        }
    }
}
