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
import org.junit.jupiter.api.Test;
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
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.items[*].kind"))
                .containsExactlyInAnyOrder(
                        "S3_BUCKET", "KINESIS_STREAM", "FIREHOSE_DELIVERY_STREAM", "LAMBDA_FUNCTION");
        assertThat(JsonPath.<List<Map<String, Object>>>read(answer.body(), "$.items[*]"))
                .allSatisfy(kind -> assertThat(kind)
                        .containsKeys("storageResourceTypes", "targetArnFormat", "permissions")
                        .containsEntry("restrictability", "TARGET")
                        .containsEntry("supported", true));
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
