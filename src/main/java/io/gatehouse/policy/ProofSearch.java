package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.Profile;
import io.gatehouse.policy.Probe.Expect;
import io.gatehouse.policy.Proof.Broader;
import io.gatehouse.policy.Proof.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries the calls that an intent needs and those that are nearly the same, and looks for associations nobody asked for. */
final class ProofSearch {

    private final AssociationIntent intent;
    private final AllowedCalls calls;
    private final Map<AccessRequest, Probe> probes = new LinkedHashMap<>();
    private final List<Probe> missing = new ArrayList<>();
    private final Map<String, Broader> broader = new LinkedHashMap<>();

    ProofSearch(AssociationIntent intent, AllowedCalls calls) {
        this.intent = intent;
        this.calls = calls;
    }

    Proof find(AssociationCatalog catalog) {
        List<NeededCall> needed = NeededCalls.of(intent);
        needed.forEach(this::need);
        Set<Object> tried = new HashSet<>();
        for (NeededCall each : needed) {
            AccessRequest call = each.call();
            if (tried.add(List.of(each.permission(), call.resource(), call.context()))) {
                NearMisses.of(intent, each).forEach(this::miss);
            }
        }
        if (intent.profile() == Profile.AWS_EXAMPLE) {
            ExampleExtras.of(intent).forEach(this::miss);
        }
        List<PossibleAssociation> allows =
                new AssociationRelation(calls, intent.instance()).of(catalog, intent.operations());
        var unasked = new UnaskedAssociations(intent, calls, allows, needed);
        unasked.find(catalog);
        unasked.found().forEach(this::add);
        List<String> undecided = unasked.undecided();
        return new Proof(
                verdict(undecided),
                allows,
                List.copyOf(broader.values()),
                missing,
                undecided,
                List.copyOf(probes.values()));
    }

    private Verdict verdict(List<String> undecided) {
        if (!broader.isEmpty()) {
            return Verdict.BROADER;
        }
        return missing.isEmpty() && undecided.isEmpty() ? Verdict.EXACT : Verdict.INDETERMINATE;
    }

    private void need(NeededCall each) {
        Probe probe = Probe.of(Expect.ALLOWED, each.call(), "needed by association " + each.association());
        probes.putIfAbsent(each.call(), probe);
        if (!calls.isAllowed(each.call())) {
            missing.add(probe);
        }
    }

    private void miss(NearMiss miss) {
        if (probes.containsKey(miss.call())) {
            return;
        }
        boolean allowed = calls.isAllowed(miss.call());
        probes.put(miss.call(), Probe.of(allowed ? Expect.ALLOWED : Expect.DENIED, miss.call(), miss.why()));
        if (allowed) {
            add(new Broader(miss.code(), miss.why() + " is allowed too", Witness.of(miss.call())));
        }
    }

    /** The first witness of each. */
    private void add(Broader more) {
        broader.putIfAbsent(more.code() + more.detail(), more);
    }
}
