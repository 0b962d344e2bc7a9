package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.analysis.Witness;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.policy.PossibleAssociation.PossibleTarget;
import io.gatehouse.policy.Proof.Broader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a policy opens beside the associations asked for, each with a call that it allows. */
final class UnaskedAssociations {

    private final AssociationIntent intent;
    private final AllowedCalls calls;
    private final List<PossibleAssociation> allows;
    private final List<NeededCall> needed;
    private final List<Broader> found = new ArrayList<>();

    UnaskedAssociations(
            AssociationIntent intent, AllowedCalls calls, List<PossibleAssociation> allows, List<NeededCall> needed) {
        this.intent = intent;
        this.calls = calls;
        this.allows = allows;
        this.needed = needed;
    }

    List<Broader> find() {
        opened();
        if (intent.makes()) {
            CrossProduct.of(intent, new Evaluated()).forEach(this::crossed);
        }
        allows.forEach(this::unasked);
        return found;
    }

    /** What IAM cannot restrict of the associations asked for. */
    private void opened() {
        for (int i = 0; i < intent.associations().size(); i++) {
            int association = i;
            AssociationType type = intent.associations().get(i).type();
            type.reaches().forEach((operation, reach) -> {
                if (intent.operations().contains(operation)) {
                    reach.opens()
                            .forEach(opening -> add(
                                    opening.code(),
                                    operation + " of " + type.name() + " is " + reach.restrictability() + ": "
                                            + opening.detail(),
                                    connect(association, operation)));
                }
            });
        }
        for (NeededCall each : needed) {
            each.permission()
                    .opens()
                    .forEach(opening -> add(opening.code(), opening.detail(), Optional.of(each.call())));
        }
    }

    private Optional<AccessRequest> connect(int association, Operation operation) {
        return call(each -> each.association() == association
                && each.permission().resource().is(Form.INSTANCE)
                && each.permission().operations().contains(operation));
    }

    private Optional<AccessRequest> call(Predicate<NeededCall> which) {
        return needed.stream().filter(which).map(NeededCall::call).findFirst();
    }

    private void crossed(CrossProduct.Surplus surplus) {
        Warning warning = surplus.warning();
        Optional<AccessRequest> call = surplus.key().isPresent()
                ? call(each -> each.call().resource().equals(surplus.key().get().toString()))
                : surplus.type().flatMap(this::storing);
        add(warning.code(), warning.detail(), call);
    }

    /** The call that stores something of a type. */
    private Optional<AccessRequest> storing(StorageResourceType type) {
        return needed.stream()
                .filter(each -> each.call().context().containsKey(AssociationNeeds.STORAGE_RESOURCE_TYPE))
                .map(each -> each.call().with(AssociationNeeds.STORAGE_RESOURCE_TYPE, type.name()))
                .findFirst();
    }

    /** Associations of a kind or with a target that nobody named. */
    private void unasked(PossibleAssociation possible) {
        List<AssociationGrant> alike = intent.associations().stream()
                .filter(grant -> possible.isOf(grant.type()))
                .toList();
        for (PossibleTarget target : possible.targets()) {
            boolean asked = target.sample() == null
                    ? !alike.isEmpty()
                    : alike.stream().anyMatch(grant -> grant.label().equals(target.pattern()));
            if (!asked) {
                add(
                        "BROADER_THAN_ASKED",
                        "the policy also permits " + possible.operation() + " of " + possible.typeName()
                                + (target.sample() == null
                                        ? ", whose targets IAM cannot tell apart"
                                        : " " + target.pattern()),
                        call(each -> each.permission().resource().is(Form.INSTANCE)
                                && each.permission().operations().contains(possible.operation())));
            }
        }
    }

    private void add(String code, String detail, Optional<AccessRequest> call) {
        call.filter(calls::isAllowed).ifPresent(it -> found.add(new Broader(code, detail, Witness.of(it))));
    }

    /** As the policy itself decides. */
    private final class Evaluated implements CrossProduct.Permitted {
        @Override
        public boolean type(StorageResourceType type) {
            return storing(type).filter(calls::isAllowed).isPresent();
        }

        @Override
        public boolean key(KeyArn key) {
            return needed.stream()
                    .filter(each -> each.call().resource().equals(key.toString()))
                    .allMatch(each -> calls.isAllowed(each.call()));
        }
    }
}
