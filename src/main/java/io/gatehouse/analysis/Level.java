package io.gatehouse.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements of one level, found by the resource of a call where they name whole ARNs only. */
final class Level {

    private final List<CompiledStatement> ofAnyResource = new ArrayList<>();
    private final Map<String, List<CompiledStatement>> byResource = new HashMap<>();

    Level(List<Clause> clauses) {
        for (int order = 0; order < clauses.size(); order++) {
            add(new CompiledStatement(clauses.get(order), order));
        }
    }

    private void add(CompiledStatement statement) {
        Set<String> resources = statement.wholeResources();
        if (resources.isEmpty()) {
            ofAnyResource.add(statement);
        }
        for (String resource : resources) {
            byResource.computeIfAbsent(resource, it -> new ArrayList<>()).add(statement);
        }
    }

    /** Hands what applies to the findings, in the order of the policies; whether some of it allows. */
    boolean decide(AccessRequest request, Findings findings) {
        List<CompiledStatement> named = byResource.getOrDefault(request.resource(), List.of());
        int before = findings.allows();
        int i = 0;
        int j = 0;
        while (i < ofAnyResource.size() || j < named.size()) {
            boolean first = j == named.size()
                    || (i < ofAnyResource.size()
                            && ofAnyResource.get(i).order() < named.get(j).order());
            CompiledStatement statement = first ? ofAnyResource.get(i++) : named.get(j++);
            if (statement.applies(request, findings.wanted())) {
                findings.add(statement);
            }
        }
        return findings.allows() > before;
    }
}
