package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.ANOTHER_ACCOUNT;
import static io.gatehouse.enforcement.EnforcementServices.DISTRUSTING_ACCOUNT;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static io.gatehouse.enforcement.EnforcementServices.UNKNOWN_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.Call;
import io.gatehouse.development.iam.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EnforcementTest
class AccountTests {

    @Autowired
    private Journey journey;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void assumesTheRoleOfTheAccount() throws Exception {
        Iam role = Iam.role(IAM, ANOTHER_ACCOUNT);
        String id = journey.applied(role.arn());
        assertThat(role.policies()).containsOnlyKeys("Gatehouse-" + id);
        assertThat(AwsCallEvents.of(journey, id).log()).startsWith("STARTED sts:AssumeRole");
        assertThat(IAM.calls().of("AssumeRole"))
                .extracting(call -> call.parameters().get("RoleSessionName"))
                .contains("gatehouse-" + id);
        assertThat(IAM.calls().of("PutRolePolicy"))
                .filteredOn(call -> role.name().equals(call.parameters().get("RoleName")))
                .extracting(Call::account)
                .containsOnly(ANOTHER_ACCOUNT);
        assertThat(journey.revoke(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).isEmpty();
    }

    @Test
    void assumesTheRoleForPrincipalsOfTheRootPath() throws Exception {
        for (String arn : List.of(
                IAM.seed().role(ANOTHER_ACCOUNT, "/", "role-" + UUID.randomUUID()),
                IAM.seed().user(ANOTHER_ACCOUNT, "/", "user-" + UUID.randomUUID()))) {
            String id = journey.applied(arn);
            journey.verify(id);
            assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        }
    }

    @Test
    void takesNoRequestForAnAccountThatDistrustsIt() throws Exception {
        Iam role = Iam.role(IAM, DISTRUSTING_ACCOUNT);
        assertThatThrownBy(() -> journey.pending(role.arn())).hasMessageContaining("cannot-examine");
        assertThat(role.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({DISTRUSTING_ACCOUNT + ", ACCESS_DENIED", UNKNOWN_ACCOUNT + ", WRONG_ACCOUNT"})
    void writesNothingOnceCredentialsAreNotRightAnyMore(String account, String code) throws Exception {
        Iam role = Iam.role(IAM, account);
        String id = journey.approved(Iam.role(IAM).arn());
        jdbc.sql("update association_request set principal_arn = :arn where id = cast(:id as uuid)")
                .param("arn", role.arn())
                .param("id", id)
                .update();
        assertThat(JsonPath.<String>read(journey.apply(id).body(), "$.error.code"))
                .isEqualTo(code);
        assertThat(journey.state(id)).isEqualTo("APPROVED/FAILED");
        jdbc.sql("update association_request set status = 'APPLIED' where id = cast(:id as uuid)")
                .param("id", id)
                .update();
        assertThat(JsonPath.<String>read(journey.revoke(id).body(), "$.error.code"))
                .isEqualTo(code);
        assertThat(journey.state(id)).isEqualTo("APPLIED/FAILED");
        assertThat(JsonPath.<String>read(journey.verify(id).body(), "$.awsError"))
                .isEqualTo(code);
        assertThat(role.calls()).isEmpty();
    }

    @Test
    void delaysNoAccountWhileAnotherIsThrottledOrBusy() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waiting.add(journey.approved(Iam.role(IAM, ANOTHER_ACCOUNT).arn()));
        }
        IAM.faults().times("AssumeRole", 2, Fault.hang(release));
        for (String id : waiting) {
            journey.order(id, "applications", "{}", "Prefer", "wait=0");
        }
        journey.applied(Iam.role(IAM).arn());
        assertThat(jdbc.sql("select count(*) from enforcement_run where account = :account and status = 'RUNNING'")
                        .param("account", ANOTHER_ACCOUNT)
                        .query(Integer.class)
                        .single())
                .as("half of the workers at most")
                .isLessThanOrEqualTo(2);
        IAM.faults().times("AssumeRole", 2, Fault.throttle());
        release.countDown();
        journey.applied(Iam.role(IAM).arn());
        for (String id : waiting) {
            await().untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
        }
        assertThat(jdbc.sql("select count(*) from audit_event where detail ->> 'error' = 'THROTTLED'"
                                + " and detail ->> 'call' = 'sts:AssumeRole'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
