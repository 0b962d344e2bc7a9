package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.audit.AuditEvent;
import io.gatehouse.enforcement.CallRecorder.Answer;
import io.gatehouse.request.AssociationRequests;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@EnforcementTest
class SuccessiveCallsTests {
    @Autowired
    private Journey journey;

    @Autowired
    private CallRecords records;

    @Autowired
    private AssociationRequests requests;

    @Autowired
    private TransactionOperations transaction;

    private String id;
    private SuccessiveCalls calls;
    private RecordedCalls recorder;

    @BeforeEach
    void begin() throws Exception {
        id = journey.approved(Iam.role(EnforcementServices.IAM).arn());
        calls = records.ofNoRun();
        var request = requests.find(UUID.fromString(id)).orElseThrow();
        recorder = new RecordedCalls(calls, CallSubject.of(request, AuditEvent.SYSTEM));
    }

    @Test
    void putEachOutcomeOnRecordBeforeTheNextIntent() throws Exception {
        call("iam:GetRole");
        call("iam:GetRolePolicy");
        assertThat(AwsCallEvents.of(journey, id).log())
                .containsExactly("STARTED iam:GetRole", "SUCCEEDED iam:GetRole", "STARTED iam:GetRolePolicy");
        calls.settle();
        calls.settle();
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
    }

    @Test
    void keepTheLastOutcomeThoughWhatIsConcludedCannotBe() throws Exception {
        call("iam:GetRole");
        assertThatThrownBy(() -> calls.settle(transaction, SuccessiveCallsTests::fail))
                .isInstanceOf(IllegalStateException.class);
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(AwsCallEvents.of(journey, id).errors()).isEmpty();
    }

    @Test
    void keepTheLastOutcomeThoughWhatIsToCommitItFails() throws Exception {
        call("iam:GetRole");
        assertThatThrownBy(() -> calls.conclude(last -> fail())).isInstanceOf(IllegalStateException.class);
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(AwsCallEvents.of(journey, id).errors()).isEmpty();
    }

    @Test
    void leaveTheLastOutcomeToWhatIsConcluded() throws Exception {
        call("iam:GetRole");
        calls.conclude(last ->
                assertThat(last).map(EndedCall::call).map(OpenCall::call).contains("iam:GetRole"));
        calls.settle();
        assertThat(AwsCallEvents.of(journey, id).log()).containsExactly("STARTED iam:GetRole");
        calls.conclude(last -> assertThat(last).isEmpty());
    }

    @Test
    void endWhereAnotherReplicaCountsThemAsInterrupted() throws Exception {
        call("iam:GetRole");
        records.interruptedBefore(Instant.now().plusSeconds(1));
        assertThatThrownBy(() -> call("iam:GetRolePolicy"))
                .isInstanceOfSatisfying(
                        IamFailure.class, failure -> assertThat(failure.kind()).isEqualTo(IamFailure.Kind.INTERRUPTED));
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(AwsCallEvents.of(journey, id).errors()).containsExactly("INTERRUPTED");
        assertThat(AwsCallEvents.of(journey, id).log()).containsExactly("STARTED iam:GetRole", "FAILED iam:GetRole");
    }

    private static void fail() {
        throw new IllegalStateException("as planned");
    }

    private void call(String action) {
        recorder.record(action, () -> new Answer<>(true, "aws-" + UUID.randomUUID()));
    }
}
