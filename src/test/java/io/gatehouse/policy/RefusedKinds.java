package io.gatehouse.policy;

import java.util.stream.Stream;

/** Defects of the kinds beside buckets, streams and functions: each is the fifth association of a valid body. */
final class RefusedKinds {

    private static final String AT = "/associations/4";
    private static final String UUID = "0a1b2c3d-1111-2222-3333-444455556666";

    private RefusedKinds() {}

    static Stream<Refusal> all() {
        return Stream.concat(integrations(), others());
    }

    static Stream<Refusal> integrations() {
        return Stream.of(
                added("INTEGRATION", "", "/integrationType", "required"),
                added("INTEGRATION", "'integrationType':'FAX'", "/integrationType", "unknown-value"),
                added("INTEGRATION", "'integrationType':'VOICE_ID'", "/integrationType", "ended-product"),
                added("INTEGRATION", "'integrationType':'PINPOINT_APP'", "/integrationType", "ended-product"),
                added("INTEGRATION", "'integrationType':'CASES_DOMAIN'", "/resourceArn", "required"),
                added(
                        "INTEGRATION",
                        "'integrationType':'CASES_DOMAIN'," + target("cases", "domain/x"),
                        "/resourceArn",
                        "invalid-resource-name"),
                added(
                        "INTEGRATION",
                        "'integrationType':'WISDOM_ASSISTANT'," + target("wisdom", "knowledge-base/" + UUID),
                        "/resourceArn",
                        "invalid-resource-name"),
                added(
                        "INTEGRATION",
                        "'integrationType':'SES_IDENTITY'," + target("s3", "identity/x"),
                        "/resourceArn",
                        "wrong-service"),
                added(
                        "INTEGRATION",
                        "'integrationType':'SES_IDENTITY','origin':'https://example.com'",
                        "/origin",
                        "not-applicable"));
    }

    static Stream<Refusal> others() {
        return Stream.of(
                added("LEX_V1_BOT", target("lex", "bot:OrderFlowers:prod"), "/kind", "ended-product"),
                added("LEX_V2_BOT_ALIAS", "", "/resourceArn", "required"),
                added("LEX_V2_BOT_ALIAS", target("lex", "bot/ABCDEFGHIJ"), "/resourceArn", "invalid-resource-name"),
                added("LEX_V2_BOT_ALIAS", target("lex", "bot-alias/ABCDEFGHIJ/*"), "/resourceArn", "wildcard"),
                added(
                        "CUSTOMER_PROFILES_DOMAIN",
                        target("profile", "domains/a.b"),
                        "/resourceArn",
                        "invalid-resource-name"),
                added("KINESIS_VIDEO_STREAM", stored("'streamPrefix':'acme'"), "/kmsKeyArn", "required"),
                added("KINESIS_VIDEO_STREAM", stored("'kmsKeyArn':'" + Form.KEY + "'"), "/streamPrefix", "required"),
                added(
                        "KINESIS_VIDEO_STREAM",
                        stored("'streamPrefix':'a*','kmsKeyArn':'" + Form.KEY + "'"),
                        "/streamPrefix",
                        "invalid-resource-name"),
                added(
                        "KINESIS_VIDEO_STREAM",
                        stored("'streamPrefix':'a','kmsKeyArn':'" + Form.KEY + "',"
                                + target("kinesisvideo", "stream/a/1")),
                        "/resourceArn",
                        "not-applicable"),
                added(
                        "KINESIS_VIDEO_STREAM",
                        stored("'streamPrefix':'a','kmsKeyArn':'" + Form.KEY + "','resourceAccountId':'444455556666'"),
                        "/resourceAccountId",
                        "not-applicable"),
                added("APPROVED_ORIGIN", "", "/origin", "required"),
                added("APPROVED_ORIGIN", "'origin':'http://portal.example.com'", "/origin", "invalid-resource-name"),
                added("APPROVED_ORIGIN", "'origin':'https://*.example.com'", "/origin", "invalid-resource-name"),
                added("APPROVED_ORIGIN", "'origin':'https://example.com/path'", "/origin", "invalid-resource-name"),
                added(
                        "APPROVED_ORIGIN",
                        "'origin':'https://" + "a".repeat(260) + "'",
                        "/origin",
                        "invalid-resource-name"),
                added("APPROVED_ORIGIN", "'origin':'https://example.com:443'", "/origin", "invalid-resource-name"),
                added("APPROVED_ORIGIN", "'origin':'https://example.com:65536'", "/origin", "invalid-resource-name"),
                added("INTEGRATION", event("orders//eu"), "/resourceArn", "invalid-resource-name"),
                added("INTEGRATION", event("orders/.."), "/resourceArn", "invalid-resource-name"),
                added("INTEGRATION", event("./orders"), "/resourceArn", "invalid-resource-name"),
                added("INTEGRATION", event("."), "/resourceArn", "invalid-resource-name"),
                added("INTEGRATION", event("/"), "/resourceArn", "invalid-resource-name"),
                added(
                        "INTEGRATION",
                        "'integrationType':'SES_IDENTITY','resourceAccountId':'444455556666'",
                        "/resourceAccountId",
                        "not-applicable"),
                added("SECURITY_KEY", target("s3", "x"), "/resourceArn", "not-applicable"),
                added("ANALYTICS_DATA_SET", "'integrationType':'EVENT'", "/integrationType", "not-applicable"));
    }

    private static String target(String service, String resource) {
        return "'resourceArn':'arn:aws:" + service + ":us-east-1:111122223333:" + resource + "'";
    }

    private static String event(String name) {
        return "'integrationType':'EVENT'," + target("app-integrations", "event-integration/" + name);
    }

    private static String stored(String members) {
        return "'storageResourceTypes':['MEDIA_STREAMS']," + members;
    }

    private static Refusal added(String kind, String members, String pointer, String code) {
        return new Refusal(AT, json(kind, members), AT + pointer, code);
    }

    private static String json(String kind, String members) {
        return ("{'kind':'" + kind + "'" + (members.isEmpty() ? "" : "," + members) + "}").replace('\'', '"');
    }
}
