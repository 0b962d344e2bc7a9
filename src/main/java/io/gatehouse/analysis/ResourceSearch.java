package io.gatehouse.analysis;

import io.gatehouse.analysis.TextSearch.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds on which resources some calls can all be allowed, as the patterns that statements name, and a sample of each. */
final class ResourceSearch {

    private record Named(TextPattern pattern, String text, List<DecidingStatement> statements) {
        boolean isOne() {
            return pattern.literal().isPresent();
        }
    }

    private final AllowedCalls calls;
    private final List<CallNeed> needs;
    private final Effort effort;
    private final List<Wanted> frame = new ArrayList<>();
    private final List<List<Wanted>> allowedTo = new ArrayList<>();
    private final List<Wanted> notDenied = new ArrayList<>();
    private final Map<String, Named> named = new LinkedHashMap<>();
    private final TextSet ones;

    ResourceSearch(AllowedCalls calls, List<CallNeed> needs, String within, List<String> without, Effort effort) {
        this.calls = calls;
        this.needs = needs;
        this.effort = effort;
        frame.add(new Wanted(Calls.RESOURCES, true));
        frame.add(Wanted.of(TextPattern.glob(within)));
        without.forEach(
                pattern -> frame.add(Wanted.of(TextPattern.glob(pattern)).not()));
        for (CallNeed need : needs) {
            List<SymbolicStatement> allows = calls.allows(need);
            allows.forEach(this::name);
            List<Wanted> resources = new ArrayList<>();
            allows.forEach(allow -> resources.add(allow.resources()));
            allowedTo.add(resources);
            calls.denies(need).forEach(deny -> notDenied.add(deny.resources().not()));
        }
        this.ones = new TextSet(
                named.values().stream().filter(Named::isOne).map(Named::pattern).toList());
    }

    private void name(SymbolicStatement allow) {
        if (allow.resources().in()) {
            List<TextPattern> patterns = allow.resources().set().patterns();
            for (TextPattern pattern : patterns) {
                add(pattern, allow.place());
            }
        } else {
            add(TextPattern.ANYTHING, allow.place());
        }
    }

    private void add(TextPattern pattern, DecidingStatement place) {
        Named before = named.get(pattern.text());
        List<DecidingStatement> places = new ArrayList<>(before == null ? List.of() : before.statements());
        if (!places.contains(place)) {
            places.add(place);
        }
        named.put(pattern.text(), new Named(pattern, pattern.text(), places));
    }

    /** A pattern that another one covers is left out, so is one of which nothing is left. */
    List<AllowedResources> find() {
        List<Named> whole = new ArrayList<>();
        List<Named> partly = new ArrayList<>();
        Map<Named, String> samples = new LinkedHashMap<>();
        List<AllowedResources> found = new ArrayList<>();
        for (Named each : named.values()) {
            if (each.isOne()) {
                one(each).ifPresent(found::add);
                continue;
            }
            Optional<String> sample = sample(each, List.of());
            sample.ifPresent(it -> {
                samples.put(each, it);
                (isWhole(each) ? whole : partly).add(each);
            });
        }
        TextSet all = new TextSet(whole.stream().map(Named::pattern).toList());
        found.removeIf(one -> all.contains(one.sample(), effort));
        for (Named each : whole) {
            if (whole.stream().noneMatch(other -> !other.equals(each) && covers(other, each))) {
                found.add(new AllowedResources(each.text(), String.valueOf(samples.get(each)), each.statements()));
            }
        }
        for (Named each : partly) {
            sample(each, whole).ifPresent(it -> {
                String text = each.text() + others(it, each);
                found.add(new AllowedResources(text, it, each.statements()));
                whole.add(each);
            });
        }
        return found;
    }

    /** A resource that is named as a whole. */
    private Optional<AllowedResources> one(Named named) {
        String resource = named.text();
        for (Wanted each : frame) {
            if (!each.by(resource, effort)) {
                return Optional.empty();
            }
        }
        return isAllowed(resource)
                ? Optional.of(new AllowedResources(resource, resource, named.statements()))
                : Optional.empty();
    }

    /** The patterns that cut a pattern down to what all calls can be made on. */
    private String others(String sample, Named each) {
        return named.values().stream()
                .filter(other -> !other.equals(each) && other.pattern().matches(sample))
                .map(Named::text)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(text -> " ∩ " + text)
                .collect(Collectors.joining());
    }

    /** Of two that cover each other, one does. */
    private boolean covers(Named wide, Named narrow) {
        effort.spend(TextPattern.COMPARED);
        return !wide.pattern().isApartFrom(narrow.pattern())
                && isInside(narrow, List.of(Wanted.of(wide.pattern())))
                && !(isInside(wide, List.of(Wanted.of(narrow.pattern())))
                        && wide.text().compareTo(narrow.text()) > 0);
    }

    /** Whether every call is allowed on all of the pattern, as far as resources go. */
    private boolean isWhole(Named each) {
        for (List<Wanted> allows : allowedTo) {
            if (!isInside(each, allows)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every resource of the pattern is in one of the sets. */
    private boolean isInside(Named each, List<Wanted> sets) {
        List<Wanted> outside = new ArrayList<>(frame);
        outside.add(Wanted.of(each.pattern()));
        sets.forEach(set -> outside.add(set.not()));
        return TextSearch.find(outside, "", effort).isEmpty();
    }

    /** Rather one that is not named by itself. */
    private Optional<String> sample(Named each, List<Named> outside) {
        List<Wanted> wanted = new ArrayList<>(frame);
        wanted.add(Wanted.of(each.pattern()));
        outside.forEach(other -> wanted.add(Wanted.of(other.pattern()).not()));
        List<Wanted> unnamed = new ArrayList<>(wanted);
        unnamed.add(new Wanted(ones, false));
        return possible(unnamed, 0).or(() -> possible(wanted, 0)).or(() -> {
            wanted.addAll(notDenied);
            return possible(wanted, 0);
        });
    }

    /** One Allow for each call, until all of them can be made on the same resource. */
    private Optional<String> possible(List<Wanted> wanted, int need) {
        if (need == allowedTo.size()) {
            return TextSearch.find(wanted, "", effort).filter(this::isAllowed);
        }
        for (Wanted allow : allowedTo.get(need)) {
            List<Wanted> more = new ArrayList<>(wanted);
            more.add(allow);
            Optional<String> found =
                    TextSearch.find(more, "", effort).isPresent() ? possible(more, need + 1) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isAllowed(String resource) {
        for (CallNeed need : needs) {
            if (calls.find(need, resource).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
