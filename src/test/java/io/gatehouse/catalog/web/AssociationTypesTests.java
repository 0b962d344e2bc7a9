package io.gatehouse.catalog.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AssociationTypesTests {
    private static final String PATH = "/api/v1/association-types";

    @Autowired
    private Client client;

    @Test
    void listsEveryKindWithItsShape() throws Exception {
        HttpResponse<String> answer = client.get("dana", "associations:read", PATH);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(answer.body(), "$.catalogVersion")).isNotBlank();
        assertThat(JsonPath.<List<Map<String, Object>>>read(answer.body(), "$.items[*]"))
                .allSatisfy(kind -> assertThat(kind)
                        .containsKeys("storageResourceTypes", "targetArnFormat", "permissions", "operations", "ended"));
        assertThat(JsonPath.<List<Boolean>>read(answer.body(), "$.items[?(@.kind=='S3_BUCKET')].targetRequired"))
                .containsExactly(true);
        assertThat(JsonPath.<List<Boolean>>read(
                        answer.body(), "$.items[?(@.integrationType=='COGNITO_USER_POOL')].targetRequired"))
                .containsExactly(false);
        assertThat(JsonPath.<List<Map<String, Object>>>read(answer.body(), "$.changelog[*]"))
                .first()
                .satisfies(change -> assertThat(change)
                        .containsKeys("date", "changes")
                        .containsEntry("version", JsonPath.read(answer.body(), "$.catalogVersion")));
    }

    @ParameterizedTest
    @CsvSource({
        "S3_BUCKET, , TARGET, true",
        "KINESIS_STREAM, , TARGET, true",
        "FIREHOSE_DELIVERY_STREAM, , TARGET, true",
        "KINESIS_VIDEO_STREAM, , TARGET, true",
        "LAMBDA_FUNCTION, , TARGET, true",
        "LEX_V2_BOT_ALIAS, , TARGET, true",
        "LEX_V1_BOT, , INSTANCE_ONLY, false",
        "CUSTOMER_PROFILES_DOMAIN, , TARGET, true",
        "INTEGRATION, WISDOM_ASSISTANT, PARTIAL, true",
        "INTEGRATION, WISDOM_KNOWLEDGE_BASE, PARTIAL, true",
        "INTEGRATION, WISDOM_QUICK_RESPONSES, PARTIAL, true",
        "INTEGRATION, Q_MESSAGE_TEMPLATES, PARTIAL, true",
        "INTEGRATION, CASES_DOMAIN, PARTIAL, true",
        "INTEGRATION, APPLICATION, PARTIAL, true",
        "INTEGRATION, EVENT, PARTIAL, true",
        "INTEGRATION, ANALYTICS_CONNECTOR, INSTANCE_ONLY, true",
        "INTEGRATION, CALL_TRANSFER_CONNECTOR, INSTANCE_ONLY, true",
        "INTEGRATION, COGNITO_USER_POOL, INSTANCE_ONLY, true",
        "INTEGRATION, FILE_SCANNER, INSTANCE_ONLY, true",
        "INTEGRATION, SES_IDENTITY, INSTANCE_ONLY, true",
        "INTEGRATION, MESSAGE_PROCESSOR, INSTANCE_ONLY, true",
        "INTEGRATION, VOICE_ID, INSTANCE_ONLY, false",
        "INTEGRATION, PINPOINT_APP, INSTANCE_ONLY, false",
        "APPROVED_ORIGIN, , INSTANCE_ONLY, true",
        "SECURITY_KEY, , INSTANCE_ONLY, true",
        "ANALYTICS_DATA_SET, , INSTANCE_ONLY, true",
    })
    void saysHowFarEachKindCanBeRestricted(
            String kind, @Nullable String integrationType, String restrictability, boolean supported) throws Exception {
        List<Map<String, Object>> items =
                JsonPath.read(client.get("dana", "associations:read", PATH).body(), "$.items[*]");
        assertThat(items).hasSize(26);
        assertThat(items)
                .filteredOn(item ->
                        kind.equals(item.get("kind")) && Objects.equals(integrationType, item.get("integrationType")))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("restrictability", restrictability)
                        .containsEntry("supported", supported));
    }

    @Test
    void listsStorageTypesThatTheKindCanHave() throws Exception {
        String body = client.get("dana", "associations:read", PATH).body();
        assertThat(storageTypes(body, "S3_BUCKET"))
                .containsExactlyInAnyOrder(
                        "CALL_RECORDINGS",
                        "CHAT_TRANSCRIPTS",
                        "SCHEDULED_REPORTS",
                        "ATTACHMENTS",
                        "CONTACT_EVALUATIONS",
                        "SCREEN_RECORDINGS",
                        "EMAIL_MESSAGES");
        assertThat(storageTypes(body, "FIREHOSE_DELIVERY_STREAM")).containsExactly("CONTACT_TRACE_RECORDS");
        assertThat(storageTypes(body, "LAMBDA_FUNCTION")).isEmpty();
    }

    @Test
    void saysWhereEachPermissionComesFrom() throws Exception {
        String body = client.get("dana", "associations:read", PATH).body();
        assertThat(JsonPath.<List<Map<String, Object>>>read(body, "$.items[*].permissions[*]"))
                .isNotEmpty()
                .allSatisfy(permission -> {
                    assertThat(permission)
                            .containsKeys("action", "resource", "profiles", "operations", "access", "source");
                    assertThat(permission.get("confidence")).isIn("DOCUMENTED", "CHECK_IN_ACCOUNT");
                    assertThat(LocalDate.parse((String) permission.get("retrieved")))
                            .isAfter("2026-01-01");
                });
    }

    @Test
    void refusesWithoutTokenOrScope() throws Exception {
        assertThatProblem(client.send(client.anonymous(PATH))).is(ProblemType.UNAUTHENTICATED);
        assertThatProblem(client.get("dana", "associations:approve", PATH)).is(ProblemType.FORBIDDEN);
        assertThatProblem(client.get("dana", "associations:read", PATH + "?kind=S3_BUCKET"))
                .is(ProblemType.INVALID_PARAMETER);
    }

    private static List<String> storageTypes(String body, String kind) {
        return JsonPath.read(body, "$.items[?(@.kind=='" + kind + "')].storageResourceTypes[*]");
    }
}
