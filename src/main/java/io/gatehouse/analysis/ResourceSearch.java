package io.gatehouse.analysis;

import io.gatehouse.analysis.TextSearch.Wanted;
import io.gatehouse.iam.PolicyVersion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds on which resources some calls can all be allowed, as the patterns that statements name, and a sample of each. All
 * that is possible is in one of the patterns found; what is possible on a part of a pattern only is not certain.
 */
final class ResourceSearch {

    private record Named(TextPattern pattern, Wanted wanted, String text, List<DecidingStatement> statements) {
        boolean isOne() {
            return pattern.literal().isPresent();
        }
    }

    /** The resources that match all of some patterns. */
    private record Region(List<Named> parts, String sample) {
        String text() {
            return parts.stream().map(Named::text).collect(Collectors.joining(" ∩ "));
        }
    }

    /** The more a pattern says, the earlier another one may stand for it. */
    private static final Comparator<Named> NARROW_FIRST = Comparator.comparing((Named named) -> !named.isOne())
            .thenComparing(named -> -named.text().length())
            .thenComparing(named -> named.text(), Comparator.reverseOrder());

    private final List<ResourceNeed> needs = new ArrayList<>();
    private final Effort effort;
    private final List<Wanted> frame = new ArrayList<>();
    /** Of each call and level the patterns of which one must match. */
    private final List<List<Wanted>> alternatives = new ArrayList<>();

    /** By what it consists of: a star that is only a character looks like one that is a wildcard. */
    private final Map<Object, Named> named = new LinkedHashMap<>();

    private final List<Region> found = new ArrayList<>();

    ResourceSearch(AllowedCalls calls, List<CallNeed> needs, String within, List<String> without, Effort effort) {
        this.effort = effort;
        frame.add(new Wanted(Calls.RESOURCES, true));
        frame.add(arns(within));
        without.forEach(pattern -> frame.add(arns(pattern).not()));
        for (CallNeed each : needs) {
            ResourceNeed need = new ResourceNeed(calls, each, effort);
            this.needs.add(need);
            for (List<SymbolicStatement> allows : need.levels()) {
                List<Wanted> level = new ArrayList<>();
                for (SymbolicStatement allow : allows) {
                    level.addAll(name(allow.resources(), List.of(allow.place())));
                }
                alternatives.add(level);
            }
            for (SymbolicStatement deny : need.sureDenies()) {
                if (!deny.resources().in()) {
                    alternatives.add(name(deny.resources().not(), List.of()));
                }
            }
        }
    }

    /** As a statement would name them: an account is no place for the colons of a name. */
    private static Wanted arns(String pattern) {
        return new Wanted(
                new TextSet(
                        ArnPattern.ofResource(pattern, PolicyVersion.V2012_10_17)
                                .pattern(Reading.MAY_APPLY, false)
                                .stream()
                                .toList()),
                true);
    }

    /** All but some resources count as all of them here. */
    private List<Wanted> name(Wanted resources, List<DecidingStatement> places) {
        List<TextPattern> patterns = resources.in() ? resources.set().patterns() : List.of(TextPattern.ANYTHING);
        List<Wanted> wanted = new ArrayList<>(patterns.size());
        for (TextPattern pattern : patterns) {
            wanted.add(name(pattern, places));
        }
        return wanted;
    }

    private Wanted name(TextPattern pattern, List<DecidingStatement> places) {
        Object key = pattern.literal()
                .<Object>map(text -> text)
                .orElseGet(() -> IntStream.of(pattern.tokens()).boxed().toList());
        Named before = named.get(key);
        List<DecidingStatement> all = new ArrayList<>(before == null ? List.of() : before.statements());
        for (DecidingStatement place : places) {
            if (!all.contains(place)) {
                all.add(place);
            }
        }
        Wanted wanted = before == null ? Wanted.of(pattern) : before.wanted();
        named.put(key, new Named(pattern, wanted, pattern.text(), all));
        return wanted;
    }

    List<AllowedResources> find() {
        List<Wanted> unnamed = new ArrayList<>();
        for (Named each : named.values()) {
            if (each.isOne()) {
                unnamed.add(each.wanted().not());
            }
        }
        for (Named each : named.values()) {
            if (!each.isOne()) {
                findAll(and(frame, each.wanted()), unnamed);
            }
        }
        for (Named each : named.values()) {
            if (each.isOne()) {
                search(and(frame, each.wanted())).ifPresent(it -> found.add(region(it)));
            }
        }
        List<AllowedResources> all = new ArrayList<>(found.size());
        for (Region region : found) {
            all.add(resources(region));
        }
        return all;
    }

    /** Rather with a sample that is not named by itself. */
    private void findAll(List<Wanted> wanted, List<Wanted> rather) {
        List<Wanted> preferred = new ArrayList<>(wanted);
        preferred.addAll(rather);
        for (List<Wanted> each : List.of(preferred, wanted)) {
            for (Optional<String> it = search(each); it.isPresent(); it = search(each)) {
                found.add(region(it.get()));
            }
        }
    }

    /** A resource that all calls are possible on, outside of what was found already. */
    private Optional<String> search(List<Wanted> wanted) {
        Deque<List<Wanted>> open = new ArrayDeque<>();
        open.push(wanted);
        while (!open.isEmpty()) {
            List<Wanted> part = open.pop();
            Optional<String> resource = TextSearch.find(part, "", effort);
            if (resource.isPresent()) {
                Optional<List<Wanted>> ways = obstacles(resource.get());
                if (ways.isEmpty()) {
                    return resource;
                }
                divide(part, ways.get()).forEach(open::push);
            }
        }
        return Optional.empty();
    }

    private Optional<List<Wanted>> obstacles(String resource) {
        for (Region region : found) {
            if (isIn(resource, region)) {
                return Optional.of(
                        region.parts().stream().map(part -> part.wanted().not()).toList());
            }
        }
        for (ResourceNeed need : needs) {
            Optional<List<Wanted>> ways = need.obstacles(resource);
            if (ways.isPresent()) {
                return ways;
            }
        }
        return Optional.empty();
    }

    private boolean isIn(String resource, Region region) {
        for (Named part : region.parts()) {
            if (!part.wanted().by(resource, effort)) {
                return false;
            }
        }
        return true;
    }

    /** Into those parts for which one of the ways is taken and none before it; the first of them last. */
    private static List<List<Wanted>> divide(List<Wanted> wanted, List<Wanted> ways) {
        List<List<Wanted>> parts = new ArrayList<>();
        List<Wanted> rest = wanted;
        for (Wanted way : ways) {
            parts.add(0, and(rest, way));
            rest = and(rest, way.not());
        }
        return parts;
    }

    /** The fewest and widest patterns around a resource within which the same can be said of every resource. */
    private Region region(String sample) {
        List<Named> parts = new ArrayList<>();
        for (Named each : named.values()) {
            if (each.wanted().by(sample, effort)) {
                parts.add(each);
            }
        }
        if (parts.size() == 1) {
            return new Region(parts, sample);
        }
        for (Named each : parts.stream().sorted(NARROW_FIRST).toList()) {
            List<Named> fewer =
                    parts.stream().filter(part -> !part.equals(each)).toList();
            parts = !fewer.isEmpty() && isCovered(fewer) ? fewer : parts;
        }
        return new Region(parts, sample);
    }

    /** Whether for each call and level one of the patterns takes in each of the resources. */
    private boolean isCovered(List<Named> parts) {
        List<Wanted> inside = inside(parts);
        for (List<Wanted> patterns : alternatives) {
            List<Wanted> outside = new ArrayList<>(inside);
            patterns.forEach(pattern -> outside.add(pattern.not()));
            if (TextSearch.find(outside, "", effort).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private List<Wanted> inside(List<Named> parts) {
        List<Wanted> inside = new ArrayList<>(frame);
        parts.forEach(part -> inside.add(part.wanted()));
        return inside;
    }

    private AllowedResources resources(Region region) {
        List<Wanted> inside = inside(region.parts());
        return new AllowedResources(
                region.text(),
                region.sample(),
                needs.stream().allMatch(need -> need.isCertain(inside)),
                region.parts().stream()
                        .flatMap(part -> part.statements().stream())
                        .distinct()
                        .toList());
    }

    private static List<Wanted> and(List<Wanted> some, Wanted more) {
        List<Wanted> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    /** On a resource of some pattern that is named. */
    boolean isPossibleOn(String pattern) {
        return named.values().stream()
                .filter(each -> each.text().equals(pattern))
                .anyMatch(each -> search(and(frame, each.wanted())).isPresent());
    }

    /** What Allows of identity policies name, but for what takes in the whole frame. */
    List<GrantedResources> granted() {
        List<GrantedResources> granted = new ArrayList<>();
        for (Named each : named.values()) {
            List<DecidingStatement> places = each.statements().stream()
                    .filter(place -> place.level() == PolicyLevel.IDENTITY)
                    .toList();
            List<Wanted> inside = and(frame, each.wanted());
            Optional<String> any = TextSearch.find(inside, "", effort);
            boolean isAll =
                    TextSearch.find(and(frame, each.wanted().not()), "", effort).isEmpty();
            if (!places.isEmpty() && !isAll && any.isPresent()) {
                Optional<String> possible = search(inside);
                granted.add(
                        new GrantedResources(each.text(), possible.orElse(any.get()), possible.isPresent(), places));
            }
        }
        return granted;
    }
}
