package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a principal can associate by the policies that IAM has. */
@EnforcementTest
class LiveAccessTests {

    private static final String OPERATOR = "associations:read associations:apply";
    private static final String INSTANCE =
            "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef";

    @Autowired
    private Client client;

    @Autowired
    private Journey journey;

    @Test
    void findsWhatWasAppliedAndNothingAfterItsRevocation() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        String id = journey.applied(role.arn());
        String body = explain(role.arn()).body();
        String bucket = JsonPath.read(journey.request(id), "$.intent.associations[0].resourceArn");
        assertThat(JsonPath.<List<String>>read(body, "$.allows[*].targets[*].pattern"))
                .containsOnly(bucket);
        assertThat(JsonPath.<List<String>>read(body, "$.policies[*].name")).containsExactly("Gatehouse-" + id);
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(JsonPath.<List<Object>>read(explain(role.arn()).body(), "$.allows"))
                .isEmpty();
    }

    @Test
    void findsNothingThatTheBoundaryForbids() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        journey.applied(role.arn());
        var seed = EnforcementServices.IAM.seed();
        seed.bound(
                role.arn(),
                seed.managedPolicy(
                        EnforcementServices.ACCOUNT,
                        "/",
                        "boundary-" + UUID.randomUUID(),
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}"));
        assertThat(JsonPath.<List<Object>>read(explain(role.arn()).body(), "$.allows"))
                .isEmpty();
    }

    @Test
    void isForOperators() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        assertThatProblem(client.post("dana", "associations:read", "/api/v1/effective-access", order(role.arn())))
                .is(ProblemType.FORBIDDEN);
        assertThat(role.calls()).isEmpty();
    }

    @Test
    void saysThatAPrincipalIsGone() throws Exception {
        HttpResponse<String> answer = explain("arn:aws:iam::111122223333:role/contact-center/" + UUID.randomUUID());
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED).at("/principalArn", "principal-gone");
        assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].detail"))
                .contains("accepted: the ARN of a role or user that exists");
    }

    @Test
    void refusesAPrincipalOfAnotherAccountWithoutAskingAws() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM, EnforcementServices.ANOTHER_ACCOUNT);
        HttpResponse<String> answer = explain(role.arn());
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED).at("/principalArn", "principal-of-another-account");
        assertThat(answer.body()).contains("accepted: arn:aws:iam::111122223333:role/");
        assertThat(role.calls()).isEmpty();
    }

    @Test
    void saysThatAnAccountIsNotConfigured() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM, EnforcementServices.UNKNOWN_ACCOUNT);
        String question = order(role.arn()).replace(INSTANCE, INSTANCE.replace("111122223333", role.account()));
        HttpResponse<String> answer = client.post("operator", OPERATOR, "/api/v1/effective-access", question);
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED).at("/principalArn", "unknown-account");
        assertThat(answer.body()).contains("gatehouse.aws.accounts");
    }

    @Test
    void leavesOnRecordWhatItRefusesAfterLooking() throws Exception {
        String somebody = "operator-" + UUID.randomUUID();
        String gone = "arn:aws:iam::111122223333:role/contact-center/" + UUID.randomUUID();
        client.post(somebody, OPERATOR, "/api/v1/effective-access", order(gone));
        Iam unknown = Iam.role(EnforcementServices.IAM, EnforcementServices.UNKNOWN_ACCOUNT);
        String question = order(unknown.arn()).replace(INSTANCE, INSTANCE.replace("111122223333", unknown.account()));
        client.post(somebody, OPERATOR, "/api/v1/effective-access", question);
        client.post(somebody, "associations:read", "/api/v1/effective-access", order(gone));

        String refused = client.get("auditor", "audit:read", "/api/v1/audit-events?action=refused&actor=" + somebody)
                .body();
        assertThat(JsonPath.<List<String>>read(refused, "$.items[*].detail.errors[*].code"))
                .containsExactly("unknown-account", "principal-gone");
        assertThat(JsonPath.<List<String>>read(refused, "$.items[*].detail.subject.principalArn"))
                .containsExactly(gone, unknown.arn(), gone);
    }

    @Test
    void leavesNothingOnRecordOfAQuestionThatCannotBeAsked() throws Exception {
        String somebody = "operator-" + UUID.randomUUID();
        assertThat(client.post(
                                somebody,
                                OPERATOR,
                                "/api/v1/effective-access",
                                order("arn:aws:iam::444455556666:role/contact-center/admins"))
                        .statusCode())
                .isEqualTo(422);
        String events = client.get("auditor", "audit:read", "/api/v1/audit-events?actor=" + somebody)
                .body();
        assertThat(JsonPath.<List<Object>>read(events, "$.items")).isEmpty();
    }

    @Test
    void refusesAPrincipalOfAnotherAccountThanTheInstance() throws Exception {
        assertThatProblem(explain("arn:aws:iam::444455556666:role/contact-center/admins"))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/principalArn", "principal-of-another-account");
    }

    @Test
    void asksForPoliciesOrAPrincipalWhereThereIsNeither() throws Exception {
        HttpResponse<String> answer = client.post("operator", OPERATOR, "/api/v1/effective-access", "{}");
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED).at("/policies", "required");
        assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].detail"))
                .contains("0 to 50 policies, or principalArn in their place");
        assertThat(JsonPath.<String>read(answer.body(), "$.errors[1].pointer")).isEqualTo("/instanceArn");
    }

    @Test
    void takesEitherPoliciesOrAPrincipal() throws Exception {
        String both = order("arn:aws:iam::111122223333:role/contact-center/admins")
                .replace("{\"principalArn\"", "{\"policies\": [], \"principalArn\"");
        assertThatProblem(client.post("operator", OPERATOR, "/api/v1/effective-access", both))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/policies", "contradicts-principal");
    }

    private HttpResponse<String> explain(String principal) throws Exception {
        return client.post("operator", OPERATOR, "/api/v1/effective-access", order(principal));
    }

    private static String order(String principal) {
        return "{\"principalArn\": \"" + principal + "\", \"instanceArn\": \"" + INSTANCE + "\"}";
    }
}
