package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EnforcementTest
class PrincipalRevocationTests {

    private static final String PATH = "/api/v1/principals/revocations";

    @Autowired
    private Journey journey;

    @Autowired
    private JdbcClient jdbc;

    private final Iam role = Iam.role(IAM);

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @Test
    void takesEverythingAwayAndNothingFromOthers() throws Exception {
        Iam other = Iam.role(IAM);
        String others = journey.applied(other.arn());
        String applied = journey.applied(role.arn());
        String revoked = journey.applied(role.arn());
        journey.revoke(revoked);
        String approved = journey.approved(role.arn());
        String pending = journey.pending(role.arn());
        String applying = journey.approved(role.arn());
        CountDownLatch release = new CountDownLatch(1);
        int before = IAM.calls().count("PutRolePolicy");
        IAM.faults().next("PutRolePolicy", Fault.hang(release));
        journey.order(applying, "applications", "{}", "Prefer", "wait=0");
        IAM.calls().await("PutRolePolicy", before + 1, Duration.ofSeconds(10));

        HttpResponse<String> answer = revoke(role.arn());
        HttpResponse<String> again = revoke(role.arn());
        release.countDown();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(read(answer, "$.runs[*].requestId")).containsExactlyInAnyOrder(applied, applying);
        assertThat(read(answer, "$.cancelled")).containsExactlyInAnyOrder(approved, pending);
        assertThat(read(again, "$.cancelled")).isEmpty();
        assertThat(read(answer, "$.runs[*].id")).containsAll(read(again, "$.runs[*].id"));
        for (String id : List.of(applied, applying)) {
            await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED"));
        }
        assertThat(journey.state(approved)).isEqualTo("CANCELLED/NOT_APPLIED");
        assertThat(journey.state(pending)).isEqualTo("CANCELLED/NOT_APPLIED");
        assertThat(journey.events(pending).toString()).contains("association-request.cancelled", "left the company");
        assertThat(journey.events(applied).toString()).contains("enforcement.revoke.ordered", "left the company");
        assertThat(role.policies()).isEmpty();
        assertThat(journey.state(others)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(other.policies()).hasSize(1);
    }

    @Test
    void ordersNothingIfThereIsTooMuch() throws Exception {
        String id = journey.pending(role.arn());
        jdbc.sql("""
                        insert into association_request (id, version, status, requester, created_at, updated_at,
                            principal_arn, instance_arn, intent, policy, policy_digest, catalog_version, statements,
                            warnings, preconditions, enforcement_status)
                        select gen_random_uuid(), version, status, requester, created_at, updated_at,
                            principal_arn, instance_arn, intent, policy,
                            'sha256:' || encode(sha256(convert_to(n::text, 'UTF8')), 'hex'), catalog_version, statements,
                            warnings, preconditions, enforcement_status
                        from association_request, generate_series(1, 1000) n where id = cast(:id as uuid)
                        """).param("id", id).update();
        assertThatProblem(revoke(role.arn())).is(ProblemType.WRONG_STATE);
        assertThat(journey.state(id)).isEqualTo("PENDING_APPROVAL/NOT_APPLIED");
    }

    @Test
    void refusesAPrincipalThatNobodyAskedFor() throws Exception {
        journey.pending(role.arn());
        String unknown = role.arn().replace("/contact-center/", "/");
        HttpResponse<String> answer = revoke(unknown);
        assertThatProblem(answer).is(ProblemType.VALIDATION_FAILED).at("/principalArn", "unknown-principal");
        assertThat(answer.body()).contains("the ARN with its path");
        assertThat(journey.refusedPrincipals()).contains(unknown);
    }

    @Test
    void findsNothingLeftOfAPrincipalThatHasNothingAnyMore() throws Exception {
        journey.cancel(journey.pending(role.arn()));
        HttpResponse<String> answer = revoke(role.arn());
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(read(answer, "$.runs")).isEmpty();
        assertThat(read(answer, "$.cancelled")).isEmpty();
    }

    @Test
    void saysEverythingThatIsWrong() throws Exception {
        HttpResponse<String> both = journey.postAs("operator", "associations:apply", PATH, "{\"principalArn\":\"me\"}");
        assertThatProblem(both).is(ProblemType.VALIDATION_FAILED);
        assertThat(read(both, "$.errors[*].pointer")).containsExactly("/principalArn", "/reason");
        assertThatProblem(journey.postAs("operator", "associations:apply", PATH, "{\"reason\":\"r\"}"))
                .is(ProblemType.VALIDATION_FAILED)
                .at("/principalArn", "required");
        assertThatProblem(journey.postAs("approver", "associations:approve", PATH, "{}"))
                .is(ProblemType.FORBIDDEN);
    }

    private HttpResponse<String> revoke(String principal) throws Exception {
        return journey.postAs(
                "operator",
                "associations:apply",
                PATH,
                "{\"principalArn\":\"" + principal + "\",\"reason\":\"left the company\"}");
    }

    private static List<String> read(HttpResponse<String> answer, String path) {
        return JsonPath.read(answer.body(), path);
    }
}
