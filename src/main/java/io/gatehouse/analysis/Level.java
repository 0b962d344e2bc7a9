package io.gatehouse.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of one level, found by the resource of a call where they name whole ARNs only, else by its service. */
final class Level {

    private final Map<String, List<CompiledStatement>> byResource = new HashMap<>();
    private final Map<String, List<CompiledStatement>> byService = new HashMap<>();
    private final List<CompiledStatement> others = new ArrayList<>();

    Level(List<Clause> clauses) {
        for (int order = 0; order < clauses.size(); order++) {
            add(new CompiledStatement(clauses.get(order), order));
        }
    }

    private void add(CompiledStatement statement) {
        Set<String> resources = statement.wholeResources();
        Set<String> services = statement.services();
        if (!resources.isEmpty()) {
            add(statement, resources, byResource);
        } else if (!services.isEmpty()) {
            add(statement, services, byService);
        } else {
            others.add(statement);
        }
    }

    private static void add(
            CompiledStatement statement, Set<String> names, Map<String, List<CompiledStatement>> statements) {
        for (String name : names) {
            statements.computeIfAbsent(name, it -> new ArrayList<>()).add(statement);
        }
    }

    /** Hands what applies to the findings, in the order of the policies; whether some of it allows. */
    boolean decide(AccessRequest request, Findings findings) {
        int before = findings.allows();
        var candidates = new Candidates(
                byResource.getOrDefault(request.resource(), List.of()),
                byService.getOrDefault(request.service(), List.of()),
                others);
        for (CompiledStatement each = candidates.next(); each != null; each = candidates.next()) {
            if (each.applies(request, findings.wanted())) {
                findings.add(each);
            }
        }
        return findings.allows() > before;
    }

    /** The statements of three lists, each in order, in the order of all. */
    private static final class Candidates {

        private final List<CompiledStatement> first;
        private final List<CompiledStatement> second;
        private final List<CompiledStatement> third;
        private int ofFirst;
        private int ofSecond;
        private int ofThird;

        Candidates(List<CompiledStatement> first, List<CompiledStatement> second, List<CompiledStatement> third) {
            this.first = first;
            this.second = second;
            this.third = third;
        }

        @Nullable
        CompiledStatement next() {
            int one = order(first, ofFirst);
            int two = order(second, ofSecond);
            int three = order(third, ofThird);
            if (one < two && one < three) {
                return first.get(ofFirst++);
            }
            if (two < three) {
                return second.get(ofSecond++);
            }
            return three < Integer.MAX_VALUE ? third.get(ofThird++) : null;
        }

        private static int order(List<CompiledStatement> statements, int at) {
            return at < statements.size() ? statements.get(at).order() : Integer.MAX_VALUE;
        }
    }
}
