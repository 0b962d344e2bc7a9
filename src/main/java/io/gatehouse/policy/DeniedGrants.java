package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.DecidingStatement;
import io.gatehouse.analysis.PolicyLevel;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.Operation;
import io.gatehouse.policy.AccessFinding.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is granted and denied, one finding for the same Denies of the same resources. */
final class DeniedGrants {

    private record Place(String resource, List<DecidingStatement> denies) {}

    private record Denied(
            AccessRequest call, Set<String> actions, Set<Operation> operations, Set<DecidingStatement> grants) {}

    private final Map<Place, Denied> found = new LinkedHashMap<>();

    void add(
            Operation operation,
            String resource,
            AccessRequest call,
            List<DecidingStatement> denies,
            List<DecidingStatement> grants) {
        Denied denied = found.computeIfAbsent(
                new Place(resource, denies),
                it -> new Denied(call, new LinkedHashSet<>(), new TreeSet<>(), new LinkedHashSet<>()));
        denied.actions().add(call.action());
        denied.operations().add(operation);
        denied.grants().addAll(grants);
    }

    List<AccessFinding> findings() {
        List<AccessFinding> findings = new ArrayList<>();
        found.forEach((place, denied) -> findings.add(finding(place, denied)));
        return findings;
    }

    /** Denies of a boundary have no place among the identity policies, so what they deny is named. */
    private static AccessFinding finding(Place place, Denied denied) {
        boolean byIdentity = place.denies().stream().anyMatch(deny -> deny.level() == PolicyLevel.IDENTITY);
        List<String> operations =
                denied.operations().stream().map(Operation::name).toList();
        return new AccessFinding(
                Code.EXPLICIT_DENY,
                String.join(", ", denied.actions()) + " on " + place.resource() + ", which "
                        + Enumeration.of(operations, "and") + (operations.size() == 1 ? " needs, " : " need, ")
                        + (denied.actions().size() == 1 ? "is" : "are") + " granted and denied: the Deny "
                        + (byIdentity ? "wins" : "of the permissions boundary wins"),
                Witness.of(denied.call()),
                AssociationRelation.places((byIdentity ? place.denies() : denied.grants()).stream()));
    }
}
