package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.AllowedCall;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.CallNeed;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.policy.PossibleAssociation.PossibleTarget;
import io.gatehouse.policy.Proof.Broader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a policy opens beside the associations asked for, each with a call that it allows, or undecided if no call shows it. */
final class UnaskedAssociations {

    private static final String BROADER = "BROADER_THAN_ASKED";

    private final AssociationIntent intent;
    private final AllowedCalls calls;
    private final List<PossibleAssociation> allows;
    private final List<NeededCall> needed;
    private final List<Broader> found = new ArrayList<>();
    private final Set<String> undecided = new LinkedHashSet<>();

    UnaskedAssociations(
            AssociationIntent intent, AllowedCalls calls, List<PossibleAssociation> allows, List<NeededCall> needed) {
        this.intent = intent;
        this.calls = calls;
        this.allows = allows;
        this.needed = needed;
    }

    void find(AssociationCatalog catalog) {
        opened();
        if (intent.makes()) {
            CrossProduct.of(intent, new Evaluated()).forEach(this::crossed);
        }
        allows.forEach(possible -> unasked(possible, possible.type(catalog)));
    }

    List<Broader> found() {
        return found;
    }

    /** What may be opened too, though no call was found that shows it. */
    List<String> undecided() {
        return List.copyOf(undecided);
    }

    /** What IAM cannot restrict of the associations asked for. */
    private void opened() {
        for (int i = 0; i < intent.associations().size(); i++) {
            int association = i;
            AssociationType type = intent.associations().get(i).type();
            type.reaches().forEach((operation, reach) -> {
                if (intent.operations().contains(operation)) {
                    for (Remark opening : reach.opens()) {
                        open(
                                opening.code(),
                                operation + " of " + type.name() + " is " + reach.restrictability() + ": "
                                        + opening.detail(),
                                shown(opening, association, AssociationNeeds.of(type, operation)));
                    }
                }
            });
        }
        for (NeededCall each : needed) {
            each.permission()
                    .opens()
                    .forEach(opening ->
                            open(opening.code(), opening.detail(), Optional.of(shown(opening, each.call()))));
        }
    }

    /** A needed call that is not allowed is missing, so it opens nothing. */
    private void open(String code, String detail, Optional<AccessRequest> call) {
        if (call.isEmpty() || calls.isAllowed(call.get())) {
            add(code, detail, call);
        }
    }

    /** With what tells it from the call that is needed, if anything does. */
    private static AccessRequest shown(Remark opening, AccessRequest needed) {
        AccessRequest call = needed;
        for (Map.Entry<String, String> key :
                opening.shownBy().map(Remark.Call::context).orElse(Map.of()).entrySet()) {
            call = call.with(key.getKey(), key.getValue());
        }
        return call;
    }

    private Optional<AccessRequest> shown(Remark opening, int association, AssociationNeeds needs) {
        List<String> actions =
                opening.shownBy().map(it -> List.of(it.action().normalised())).orElse(needs.onInstance());
        return call(each -> each.association() == association
                && actions.contains(each.call().action()));
    }

    private Optional<AccessRequest> call(Predicate<NeededCall> which) {
        return needed.stream().filter(which).map(NeededCall::call).findFirst();
    }

    private void crossed(CrossProduct.Surplus surplus) {
        Warning warning = surplus.warning();
        Optional<AccessRequest> call = surplus.key().isPresent()
                ? call(each -> each.call().resource().equals(surplus.key().get().toString()))
                : surplus.type().flatMap(type -> storing(type.name()));
        add(warning.code(), warning.detail(), call);
    }

    /** The call that stores something of a type. */
    private Optional<AccessRequest> storing(String type) {
        return needed.stream()
                .filter(each -> each.call().context().containsKey(AssociationNeeds.STORAGE_RESOURCE_TYPE))
                .map(each -> each.call().with(AssociationNeeds.STORAGE_RESOURCE_TYPE, type))
                .findFirst();
    }

    /** Associations of a kind, with a target or a storage type that nobody named. */
    private void unasked(PossibleAssociation possible, AssociationType type) {
        List<AssociationGrant> alike = intent.associations().stream()
                .filter(grant -> possible.isOf(grant.type()))
                .toList();
        for (PossibleTarget target : possible.targets()) {
            List<AssociationGrant> asked = target.sample() == null
                    ? alike
                    : alike.stream()
                            .filter(grant -> grant.label().equals(target.pattern()))
                            .toList();
            String of = "the policy also permits " + possible.operation() + " of " + possible.typeName()
                    + (target.sample() == null ? "" : " " + target.pattern());
            if (asked.isEmpty()) {
                add(
                        BROADER,
                        target.sample() == null ? of + ", whose targets IAM cannot tell apart" : of,
                        witness(possible, type, target, possible.storageResourceTypes()));
            }
            List<String> stored = storedToo(possible, asked);
            if (!asked.isEmpty() && !stored.isEmpty()) {
                add(BROADER, of + " for " + stored, witness(possible, type, null, stored));
            }
        }
    }

    /** Storage types that nobody asked for and that no plain call shows, of which others tell. */
    private List<String> storedToo(PossibleAssociation possible, List<AssociationGrant> asked) {
        return possible.storageResourceTypes().stream()
                .filter(name -> asked.stream()
                        .flatMap(grant -> grant.storageResourceTypes().stream())
                        .noneMatch(type -> type.name().equals(name)))
                .filter(name -> storing(name).filter(calls::isAllowed).isEmpty())
                .toList();
    }

    /** One of the calls that the association takes, if all are allowed; rather one that nobody asked for. */
    private Optional<AccessRequest> witness(
            PossibleAssociation possible, AssociationType type, @Nullable PossibleTarget target, List<String> stored) {
        AssociationNeeds needs = AssociationNeeds.of(type, possible.operation());
        return Stream.concat(
                        Stream.ofNullable(target).flatMap(it -> Elsewhere.within(it.pattern()).stream()),
                        Stream.of(Optional.ofNullable(target)
                                .map(PossibleTarget::sample)
                                .orElse("")))
                .flatMap(resource -> taken(needs, resource, stored).stream())
                .findFirst();
    }

    /** @param resource none if empty */
    private Optional<AccessRequest> taken(AssociationNeeds needs, String resource, List<String> stored) {
        List<Optional<AccessRequest>> taken = new ArrayList<>();
        if (!resource.isEmpty()) {
            needs.onTarget().forEach(need -> taken.add(confirmed(need, resource)));
        }
        List<String> one = stored.stream().limit(1).toList();
        needs.byType()
                .getOrDefault(one, List.of())
                .forEach(need -> taken.add(confirmed(need, intent.instance().toString())));
        if (taken.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<AccessRequest> shown = taken.stream().flatMap(Optional::stream).toList();
        return shown.stream()
                .filter(call -> call(each -> each.call().equals(call)).isEmpty())
                .findFirst()
                .or(() -> shown.stream().findFirst());
    }

    private Optional<AccessRequest> confirmed(CallNeed need, String resource) {
        return calls.find(need, resource).filter(AllowedCall::confirmed).map(AllowedCall::call);
    }

    private void add(String code, String detail, Optional<AccessRequest> call) {
        Optional<AccessRequest> allowed = call.filter(calls::isAllowed);
        allowed.ifPresent(it -> found.add(new Broader(code, detail, Witness.of(it))));
        if (allowed.isEmpty()) {
            undecided.add(detail + ", as far as can be decided: no call was found that shows it");
        }
    }

    /** As the policy itself decides. */
    private final class Evaluated implements CrossProduct.Permitted {
        @Override
        public boolean type(StorageResourceType type) {
            return storing(type.name()).filter(calls::isAllowed).isPresent();
        }

        @Override
        public boolean key(KeyArn key) {
            return needed.stream()
                    .filter(each -> each.call().resource().equals(key.toString()))
                    .allMatch(each -> calls.isAllowed(each.call()));
        }
    }
}
