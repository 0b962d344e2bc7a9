package io.gatehouse.request.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.request.RequestCalls.APPROVER;
import static io.gatehouse.request.RequestCalls.PATH;
import static io.gatehouse.request.RequestCalls.REQUESTER;
import static io.gatehouse.request.RequestCalls.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import io.gatehouse.OwnerSql;
import io.gatehouse.ServiceTest;
import io.gatehouse.SharedServices;
import io.gatehouse.request.RequestCalls;
import io.gatehouse.request.RequestCalls.Submitted;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class SubmissionTests {
    @Autowired
    private Client client;

    private RequestCalls calls;
    private String dana = "";

    @BeforeEach
    void caller() {
        calls = new RequestCalls(client);
        dana = somebody("dana");
    }

    @Test
    void answersWhereTheRequestIs() throws Exception {
        HttpResponse<String> answer = calls.submit(dana, IntentJson.unique());
        assertThat(answer.statusCode()).isEqualTo(201);
        String id = JsonPath.read(answer.body(), "$.id");
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(answer.headers().firstValue("Location")).hasValue(PATH + "/" + id);
        HttpResponse<String> read = client.get(dana, REQUESTER, PATH + "/" + id);
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.headers().firstValue("ETag")).isEqualTo(answer.headers().firstValue("ETag"));
    }

    @Test
    void showsTheRequestInTheShapeOfTheContract() throws Exception {
        String body = calls.submit(dana, IntentJson.unique()).body();
        assertThat(JsonPath.<String>read(body, "$.status")).isEqualTo("PENDING_APPROVAL");
        assertThat(JsonPath.<String>read(body, "$.requester")).isEqualTo(dana);
        assertThat(JsonPath.<String>read(body, "$.intent.profile")).isEqualTo("LEAST_PRIVILEGE");
        assertThat(JsonPath.<String>read(body, "$.intent.associations[0].resourceAccountId"))
                .isEqualTo("111122223333");
        assertThat(JsonPath.<String>read(body, "$.proof.verdict")).isEqualTo("BROADER");
        assertThat(JsonPath.<List<Object>>read(body, "$.proof.missing")).isEmpty();
        String list = client.get(dana, REQUESTER, PATH + "?limit=1").body();
        assertThat(JsonPath.<Object>read(list, "$.items[0].proof")).isNull();
        assertThat(JsonPath.<List<Object>>read(body, "$.approvals")).isEmpty();
        assertThat(JsonPath.<List<Object>>read(body, "$.notes")).hasSize(2);
        assertThat(JsonPath.<String>read(body, "$.createdAt")).matches(".*\\.\\d{1,6}Z|.*:\\d\\dZ");
        assertThat(JsonPath.<String>read(body, "$.enforcement.status")).isEqualTo("NOT_APPLIED");
        assertThat(JsonPath.<String>read(body, "$.enforcement.policyKind")).isEqualTo("INLINE");
        assertThat(JsonPath.<String>read(body, "$.enforcement.policyName"))
                .isEqualTo("Gatehouse-" + JsonPath.read(body, "$.id"));
    }

    @Test
    void servesTheBytesWhoseDigestIsApproved() throws Exception {
        Submitted request = calls.submitted(dana);
        HttpResponse<String> policy = client.get(dana, REQUESTER, request.path() + "/policy");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(policy.body().getBytes("UTF-8"));
        assertThat(request.digest()).isEqualTo("sha256:" + HexFormat.of().formatHex(hash));
        assertThat(policy.headers().firstValue("ETag")).hasValue("\"" + request.digest() + "\"");
        assertThat(policy.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(client.send(client.as(dana, REQUESTER, request.path() + "/policy")
                                .header("If-None-Match", "\"" + request.digest() + "\""))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void requiresPrincipalAndJustificationAndRecordsOneRefusal() throws Exception {
        HttpResponse<String> answer =
                calls.submit(dana, IntentJson.unique().without("principalArn").without("justification"));
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactlyInAnyOrder("/principalArn", "/justification");
        assertThat(calls.actions("actor=" + dana)).containsExactly("refused");
    }

    @Test
    void refusesPolicyTooLargeForUser() throws Exception {
        List<Map<String, Object>> buckets = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Map<String, Object> bucket = IntentJson.bucket("recordings-" + UUID.randomUUID());
            bucket.put("kmsKeyArn", "arn:aws:kms:us-east-1:111122223333:key/" + UUID.randomUUID());
            buckets.add(bucket);
        }
        IntentJson large = IntentJson.unique().with("associations", buckets).with("principalArn", IntentJson.USER);
        assertThatProblem(calls.submit(dana, large))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/associations", "policy-too-large");
        assertThat(calls.actions("actor=" + dana)).containsExactly("refused");
    }

    @Test
    void refusesDuplicateAndNamesItOnlyToWhoMayReadIt() throws Exception {
        IntentJson intent = IntentJson.unique();
        Submitted first = calls.submitted(dana, intent);
        HttpResponse<String> own = calls.submit(dana, intent);
        assertThatProblem(own).is(ProblemType.DUPLICATE_REQUEST);
        assertThat(JsonPath.<String>read(own.body(), "$.existingRequestId")).isEqualTo(first.id());
        HttpResponse<String> foreign = calls.submit(somebody("eve"), intent);
        assertThatProblem(foreign).is(ProblemType.DUPLICATE_REQUEST);
        assertThat(foreign.body())
                .doesNotContain(first.id(), "existingRequestId")
                .contains("somebody else's");
        HttpResponse<String> wide = client.post(somebody("lead"), REQUESTER + " " + APPROVER, PATH, intent.text());
        assertThat(JsonPath.<String>read(wide.body(), "$.existingRequestId")).isEqualTo(first.id());
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING_APPROVAL, NOT_APPLIED, cancel it",
        "APPROVED, NOT_APPLIED, cancel it",
        "APPROVED, FAILED, have it revoked",
        "APPLIED, IN_FORCE, have it revoked",
    })
    void saysTheWayOutOfADuplicate(String status, String enforcement, String wayOut) throws Exception {
        IntentJson intent = IntentJson.unique();
        Submitted first = calls.submitted(dana, intent);
        OwnerSql.client()
                .sql(
                        "update association_request set status = :status, enforcement_status = :enforcement where id = :id")
                .param("status", status)
                .param("enforcement", enforcement)
                .param("id", UUID.fromString(first.id()))
                .update();
        HttpResponse<String> again = calls.submit(dana, intent);
        assertThatProblem(again).is(ProblemType.DUPLICATE_REQUEST);
        assertThat(JsonPath.<String>read(again.body(), "$.detail")).contains(status, wayOut);
    }

    @Test
    void takesAnotherTargetThatThePolicyCannotName() throws Exception {
        IntentJson intent = IntentJson.unique()
                .with("principalArn", role("admins-" + UUID.randomUUID()))
                .with("acceptBroader", true);
        Submitted first = calls.submitted(dana, intent.with("associations", List.of(origin("https://a.example.com"))));
        IntentJson another = intent.with("associations", List.of(origin("https://b.example.com")));
        Submitted second = calls.submitted(dana, another);
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThatProblem(calls.submit(dana, another)).is(ProblemType.DUPLICATE_REQUEST);
    }

    private static String role(String name) {
        return SharedServices.IAM.seed().role("111122223333", "/contact-center/", name);
    }

    private static Map<String, Object> origin(String origin) {
        return Map.of("kind", "APPROVED_ORIGIN", "origin", origin);
    }

    @Test
    void takesTheSameRequestAgainAfterCancellationAndAfterRejection() throws Exception {
        IntentJson intent = IntentJson.unique();
        assertThat(calls.cancel(dana, REQUESTER, calls.submitted(dana, intent)).statusCode())
                .isEqualTo(200);
        Submitted second = calls.submitted(dana, intent);
        assertThat(calls.decide("approver", "REJECT", second).statusCode()).isEqualTo(201);
        calls.submitted(dana, intent);
    }

    @Test
    void refusesWithoutScope() throws Exception {
        assertThatProblem(client.post(dana, APPROVER, PATH, IntentJson.unique().text()))
                .is(ProblemType.FORBIDDEN);
        assertThat(calls.actions("actor=" + dana)).containsExactly("access.denied");
    }
}
