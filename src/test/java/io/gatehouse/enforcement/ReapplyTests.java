package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.IamEndpoint;
import io.gatehouse.request.PolicyKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation that is set to put back what has drifted. */
class ReapplyTests {
    private static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    private static final IamEndpoint IAM = new IamEndpoint();
    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:%s\",\"Resource\":\"*\"}}";

    private static Replica replica;

    @BeforeAll
    static void start() {
        replica = Replica.start(DATABASE, IAM, "--gatehouse.drift.on-drift=REAPPLY");
    }

    @AfterAll
    static void stop() {
        IAM.close();
        replica.close();
        DATABASE.close();
    }

    private final Journey journey = replica.journey();
    private final DueChecks due = new DueChecks(replica.context().getBean(JdbcClient.class));
    private final Iam role = Iam.role(IAM);

    @ParameterizedTest
    @EnumSource
    void putsBackWhatIsMissing(PolicyKind kind) throws Exception {
        String id = journey.applied(role.arn(), kind);
        if (kind == PolicyKind.INLINE) {
            role.delete("Gatehouse-" + id);
        } else {
            role.detach(id);
        }
        due.checkNow(id);
        awaitInForce(id);
        assertThat(role.policies().size() + role.attached().size()).isEqualTo(1);
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").equals("enforcement.apply.ordered"))
                .extracting(event -> event.get("actor"))
                .containsExactly("operator", "system");
        assertThat(journey.events(id))
                .extracting(event -> event.get("action"))
                .contains("enforcement.drifted", "enforcement.recovered");
    }

    @Test
    void replacesWhatWasChanged() throws Exception {
        String id = journey.applied(role.arn());
        role.put("Gatehouse-" + id, OTHER.formatted("*"));
        due.checkNow(id);
        awaitInForce(id);
        assertThat(role.policies()).containsEntry("Gatehouse-" + id, journey.policy(id));
    }

    @Test
    void replacesTheVersionInForceAndKeepsFive() throws Exception {
        String id = journey.applied(role.arn(), PolicyKind.MANAGED);
        for (String verb : List.of("Get*", "List*", "Put*", "*")) {
            role.putVersion(id, OTHER.formatted(verb));
        }
        due.checkNow(id);
        awaitInForce(id);
        assertThat(role.versions(id))
                .containsOnlyKeys("v2", "v3", "v4", "v5", "v6", "default")
                .containsEntry("default", journey.policy(id));
    }

    @Test
    void grantsNothingToAnotherPrincipalOfTheSameName() throws Exception {
        String id = journey.applied(role.arn());
        role.delete("Gatehouse-" + id);
        role.recreate();
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("APPLIED/DRIFTED");
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").equals("enforcement.apply.ordered"))
                .hasSize(1);
        assertThat(role.policies()).isEmpty();
    }

    @Test
    void grantsNothingToNobody() throws Exception {
        String id = journey.applied(role.arn());
        role.delete("Gatehouse-" + id);
        role.deletePrincipal();
        due.checkNow(id);
        assertThat(journey.state(id)).isEqualTo("APPLIED/DRIFTED");
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").equals("enforcement.apply.ordered"))
                .hasSize(1);
    }

    private void awaitInForce(String id) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE"));
    }
}
