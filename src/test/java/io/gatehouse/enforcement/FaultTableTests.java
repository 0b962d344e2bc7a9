package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.development.database.DevelopmentDatabase;
import io.gatehouse.development.iam.Call;
import io.gatehouse.development.iam.IamEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that can go wrong with a call, at every call: in the end IAM has what Gatehouse says. */
@Tag("long")
class FaultTableTests {

    private static final Path DOCUMENT = Path.of("docs/faults.md");
    private static final String MARK = "<!-- table -->\n\n";
    private static final DevelopmentDatabase DATABASE = DevelopmentDatabase.temporary();
    private static final IamEndpoint IAM = new IamEndpoint();

    private static Replica replica;

    private final Journey journey = replica.journey();

    /** A hundred times as fast as by default, and no call is spared. */
    @BeforeAll
    static void start() {
        replica = Replica.start(
                DATABASE,
                IAM,
                "--gatehouse.enforcement.poll=10ms",
                "--gatehouse.enforcement.backoff=10ms",
                "--gatehouse.enforcement.max-attempts=5",
                "--gatehouse.drift.enabled=false",
                "--gatehouse.aws.calls-per-second=10000",
                "--gatehouse.aws.circuit-failures=10000");
    }

    @AfterAll
    static void stop() {
        IAM.close();
        replica.close();
        DATABASE.close();
    }

    @Test
    void endsWithWhatIamHasAsDocumented() throws Exception {
        var table = new FaultTable();
        for (FaultScenario scenario : FaultScenario.values()) {
            for (boolean user : List.of(false, true)) {
                for (String operation : operations(scenario, user)) {
                    for (FaultKind fault : FaultKind.values()) {
                        life(table, scenario, user, operation, fault);
                    }
                }
            }
        }
        System.out.print(table.text());
        String known = Files.readString(DOCUMENT);
        String expected = known.substring(0, known.indexOf(MARK) + MARK.length()) + table.text();
        if (Boolean.getBoolean("golden.update")) {
            assertThat(System.getenv("CI")).isNull();
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("-Dgolden.update=true writes what is the case")
                .isEqualTo(expected);
    }

    /** Those of a life without faults; of a user's, those that a role's does not have. */
    private List<String> operations(FaultScenario scenario, boolean user) throws Exception {
        String id = scenario.prepared(journey, user ? Iam.user(IAM) : Iam.role(IAM));
        int before = IAM.calls().all().size();
        var order = new FaultedOrder(IAM, journey, id);
        assertThat(order.outcome(Optional.empty(), "GetCallerIdentity", () -> scenario.apply(journey, id)))
                .contains("done");
        assertThat(order.outcome(
                        Optional.empty(),
                        "GetCallerIdentity",
                        () -> journey.revoke(id).body()))
                .contains("done");
        return IAM.calls().all().stream()
                .skip(before)
                .map(Call::operation)
                .distinct()
                .filter(scenario::shows)
                .filter(operation -> !user || operation.contains("User"))
                .toList();
    }

    private void life(FaultTable table, FaultScenario scenario, boolean user, String operation, FaultKind fault)
            throws Exception {
        Iam principal = user ? Iam.user(IAM) : Iam.role(IAM);
        String id = scenario.prepared(journey, principal);
        var order = new FaultedOrder(IAM, journey, id);
        try {
            Optional<String> applied = order.outcome(Optional.of(fault), operation, () -> scenario.apply(journey, id));
            scenario.assertApplied(journey, principal, id);
            applied.ifPresent(outcome -> table.add(scenario, "apply", operation, fault, outcome));
            Optional<String> revoked = order.outcome(
                    Optional.of(fault), operation, () -> journey.revoke(id).body());
            scenario.assertRevoked(journey, principal, id);
            revoked.ifPresent(outcome -> table.add(scenario, "revoke", operation, fault, outcome));
        } catch (AssertionError failure) {
            throw new AssertionError(scenario + ", " + principal.kind() + ", " + operation + ", " + fault, failure);
        }
    }
}
