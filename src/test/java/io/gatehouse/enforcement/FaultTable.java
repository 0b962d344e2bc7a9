package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of each order under each fault of each operation; of roles and of users the same. */
final class FaultTable {

    private record Row(FaultScenario scenario, String order, String operation) {

        String cells() {
            String twin = operation.replace("Role", "User");
            return "%s | %s | `%s`%s"
                    .formatted(scenario, order, operation, twin.equals(operation) ? "" : ", `" + twin + "`");
        }
    }

    private final Map<Row, Map<FaultKind, String>> rows = new LinkedHashMap<>();

    void add(FaultScenario scenario, String order, String operation, FaultKind fault, String outcome) {
        var row = new Row(scenario, order, operation.replace("User", "Role"));
        String known =
                rows.computeIfAbsent(row, any -> new EnumMap<>(FaultKind.class)).putIfAbsent(fault, outcome);
        assertThat(known)
                .as("%s, %s, of the other kind of principal", row, fault)
                .isIn(null, outcome);
    }

    /** In Markdown. */
    String text() {
        List<String> head = new ArrayList<>(List.of("policy", "order", "call"));
        Arrays.stream(FaultKind.values()).map(FaultKind::toString).forEach(head::add);
        return "| " + String.join(" | ", head) + " |\n|" + "---|".repeat(head.size()) + "\n"
                + rows.entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().scenario()))
                        .map(entry -> "| " + entry.getKey().cells() + " | "
                                + String.join(" | ", entry.getValue().values()) + " |\n")
                        .collect(Collectors.joining());
    }
}
