package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything that can go wrong with a call, at every call: in the end IAM has what Gatehouse says. */
@EnforcementTest
class FaultTableTests {

    private static final Path DOCUMENT = Path.of("docs/faults.md");
    private static final String MARK = "<!-- table -->\n";

    private static final Map<FaultScenario, String> ROWS = new EnumMap<>(FaultScenario.class);

    @Autowired
    private Journey journey;

    @AfterEach
    void clear() {
        IAM.faults().clear();
    }

    @ParameterizedTest
    @EnumSource
    void endsWithWhatIamHas(FaultScenario scenario) throws Exception {
        StringBuilder rows = new StringBuilder();
        for (String operation : operations(scenario)) {
            List<String> cells = new ArrayList<>(List.of(scenario.toString(), "`" + operation + "`"));
            for (FaultKind fault : FaultKind.values()) {
                cells.add(outcome(scenario, operation, fault));
            }
            rows.append(row(cells));
        }
        ROWS.put(scenario, rows.toString());
    }

    @AfterAll
    static void compareDocument() throws IOException {
        // A part of the scenarios, or one that failed, has no whole table.
        assertThat(ROWS).hasSize(FaultScenario.values().length);
        String known = Files.readString(DOCUMENT);
        String expected = known.substring(0, known.indexOf(MARK) + MARK.length()) + table();
        if (Boolean.getBoolean("golden.update")) {
            assertThat(System.getenv("CI")).isNull();
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("-Dgolden.update=true writes what is the case")
                .isEqualTo(expected);
    }

    private static String table() {
        List<String> head = new ArrayList<>(List.of("order", "call"));
        Arrays.stream(FaultKind.values()).map(FaultKind::toString).forEach(head::add);
        return "\n" + row(head) + "|" + "---|".repeat(head.size()) + "\n" + String.join("", ROWS.values());
    }

    /** Those of a run without faults. */
    private List<String> operations(FaultScenario scenario) throws Exception {
        Iam role = Iam.role(IAM);
        String id = scenario.prepared(journey, role);
        int before = role.callsAbout(id).size();
        scenario.ordered(journey, id);
        scenario.assertDone(journey, role, id);
        List<String> operations = new ArrayList<>(List.of("GetCallerIdentity"));
        role.callsAbout(id).stream().skip(before).distinct().forEach(operations::add);
        return operations;
    }

    private String outcome(FaultScenario scenario, String operation, FaultKind fault) throws Exception {
        Iam role = Iam.role(IAM);
        String id = scenario.prepared(journey, role);
        int known = AwsCallEvents.of(journey, id).errors().size();
        int calls = IAM.calls().count(operation);
        EnforcementServices.changeCredentials();
        fault.plan(IAM, operation, Instant.now());
        String run = scenario.ordered(journey, id).body();
        IAM.faults().clear();
        assertThat(IAM.calls().count(operation)).isGreaterThan(calls);
        assertThat(run).as("%s, %s of %s", scenario, fault, operation).contains("SUCCEEDED");
        scenario.assertDone(journey, role, id);
        int attempts = JsonPath.read(run, "$.attempts");
        String errors = AwsCallEvents.of(journey, id).errors().stream()
                .skip(known)
                .distinct()
                .collect(Collectors.joining(", "));
        return attempts + (errors.isEmpty() ? "" : " " + errors);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
