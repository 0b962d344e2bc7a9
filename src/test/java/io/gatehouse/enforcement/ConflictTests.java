package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.web.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EnforcementTest
class ConflictTests {
    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
    private static final String YET_ANOTHER = OTHER.replace("s3:*", "sqs:*");
    private static final String UNREADABLE = OTHER.replace("\"*\"}", "\"*\",\"Condition\":{\"Riddle\":5}}");

    @Autowired
    private Journey journey;

    private final Iam role = Iam.role(IAM);
    private String id = "";

    @BeforeEach
    void meet() throws Exception {
        id = journey.approved(role.arn());
        role.put("Gatehouse-" + id, OTHER);
        assertThat(journey.apply(id).body()).contains("CONFLICT");
    }

    @Test
    void showsWhatStandsInTheWay() throws Exception {
        assertThat(journey.state(id)).isEqualTo("APPROVED/CONFLICT");
        assertThat(role.policies()).containsEntry("Gatehouse-" + id, OTHER);
        String request = journey.request(id);
        assertThat(JsonPath.<List<Object>>read(
                                request, "$.enforcement.conflict.liveStatementsDiff[?(@.change=='ADDED')].policy")
                        .toString())
                .contains("s3:*");
        assertThat(JsonPath.<List<Object>>read(
                        request, "$.enforcement.conflict.liveStatementsDiff[?(@.change=='MISSING')]"))
                .isNotEmpty();
        assertThat(JsonPath.<String>read(request, "$.enforcement.conflict.liveDigest"))
                .startsWith("sha256:");
    }

    @Test
    void isNotForTheRequesterToAllow() throws Exception {
        assertThatProblem(journey.decide(id, "requester", "APPROVE")).is(ProblemType.SELF_APPROVAL);
        assertThat(journey.apply(id).body()).contains("CONFLICT");
    }

    @Test
    void isReplacedOnceAnApproverAllowsIt() throws Exception {
        assertThat(journey.decide(id, "another-approver", "APPROVE").statusCode())
                .isEqualTo(201);
        assertThat(journey.state(id)).isEqualTo("APPROVED/CONFLICT");
        assertThat(JsonPath.<List<String>>read(journey.request(id), "$.approvals[*].approver"))
                .containsExactly("approver", "another-approver");
        assertThat(journey.events(id))
                .filteredOn(event -> event.get("action").equals("association-request.reapproved"))
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("liveDigest"));

        assertThat(journey.apply(id).body()).contains("SUCCEEDED");
        assertThat(role.policies()).containsEntry("Gatehouse-" + id, journey.policy(id));
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(JsonPath.<Object>read(journey.request(id), "$.enforcement.conflict"))
                .isNull();
    }

    @Test
    void showsWhichDocumentAnApproverLetsBeReplaced() throws Exception {
        String live = JsonPath.read(journey.request(id), "$.enforcement.conflict.liveDigest");
        assertThat(JsonPath.<Object>read(journey.request(id), "$.enforcement.replaceableDigest"))
                .isNull();
        journey.decide(id, "another-approver", "APPROVE");
        assertThat(JsonPath.<List<String>>read(journey.request(id), "$.approvals[*].liveDigest"))
                .containsExactly(null, live);
        assertThat(JsonPath.<String>read(journey.request(id), "$.enforcement.replaceableDigest"))
                .isEqualTo(live);

        journey.apply(id);
        assertThat(JsonPath.<List<String>>read(journey.request(id), "$.approvals[*].liveDigest"))
                .containsExactly(null, live);
        assertThat(JsonPath.<Object>read(journey.request(id), "$.enforcement.replaceableDigest"))
                .isNull();
    }

    @Test
    void isMetAgainByADocumentThatNobodyHasSeen() throws Exception {
        journey.decide(id, "another-approver", "APPROVE");
        role.put("Gatehouse-" + id, YET_ANOTHER);
        assertThat(journey.apply(id).body()).contains("CONFLICT");
        assertThat(role.policies()).containsEntry("Gatehouse-" + id, YET_ANOTHER);
        role.put("Gatehouse-" + id, OTHER);
        assertThat(journey.apply(id).body()).contains("CONFLICT");
        assertThat(role.policies()).containsEntry("Gatehouse-" + id, OTHER);
    }

    @Test
    void namesAnUnreadableDocumentByItsText() throws Exception {
        role.put("Gatehouse-" + id, UNREADABLE);
        assertThat(journey.apply(id).body()).contains("CONFLICT");
        assertThat(JsonPath.<String>read(journey.request(id), "$.enforcement.conflict.liveDigest"))
                .isEqualTo(PolicyDigest.of(UNREADABLE.getBytes(StandardCharsets.UTF_8))
                        .toString());
        journey.decide(id, "another-approver", "APPROVE");
        assertThat(journey.apply(id).body()).contains("SUCCEEDED");
    }

    @Test
    void endsWithARejection() throws Exception {
        assertThat(journey.decide(id, "another-approver", "REJECT").statusCode())
                .isEqualTo(201);
        assertThat(journey.state(id)).isEqualTo("REJECTED/NOT_APPLIED");
        assertThat(JsonPath.<List<String>>read(journey.request(id), "$.approvals[*].liveDigest"))
                .containsExactly(null, null);
        assertThat(role.policies()).containsEntry("Gatehouse-" + id, OTHER);
        assertThatProblem(journey.apply(id)).is(ProblemType.WRONG_STATE);
        assertThatProblem(journey.decide(id, "another-approver", "APPROVE")).is(ProblemType.WRONG_STATE);
    }

    @Test
    void isSettledAnewForWhatWasApplied() throws Exception {
        String applied = journey.applied(role.arn());
        role.put("Gatehouse-" + applied, OTHER);
        assertThat(journey.apply(applied).body()).contains("CONFLICT");
        assertThat(journey.state(applied)).isEqualTo("APPLIED/CONFLICT");
        assertThatProblem(journey.decide(applied, "another-approver", "REJECT")).is(ProblemType.WRONG_STATE);
        journey.verify(applied);
        assertThat(journey.state(applied)).isEqualTo("APPLIED/CONFLICT");
        journey.decide(applied, "another-approver", "APPROVE");
        assertThat(journey.apply(applied).body()).contains("SUCCEEDED");
        assertThat(journey.state(applied)).isEqualTo("APPLIED/IN_FORCE");
    }

    @Test
    void forgetsWhatWasAllowedWhenAVerificationFindsAnotherDocument() throws Exception {
        journey.decide(id, "another-approver", "APPROVE");
        role.put("Gatehouse-" + id, YET_ANOTHER);
        String before = JsonPath.read(journey.request(id), "$.enforcement.conflict.liveDigest");
        journey.verify(id);
        assertThat(JsonPath.<String>read(journey.request(id), "$.enforcement.conflict.liveDigest"))
                .isNotEqualTo(before);
        assertThat(JsonPath.<Object>read(journey.request(id), "$.enforcement.replaceableDigest"))
                .isNull();
        role.put("Gatehouse-" + id, OTHER);
        assertThat(journey.apply(id).body()).contains("CONFLICT");
    }
}
