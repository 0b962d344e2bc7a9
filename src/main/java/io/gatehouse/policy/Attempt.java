package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation of a kind with an instance.
 *
 * @param required what it asks of the target, and of the key where there must be one
 * @param optional what it asks of a key where there may be one
 */
record Attempt(
        AssociationType type,
        Operation operation,
        AssociationNeeds needs,
        List<ResourceCalls> required,
        List<ResourceCalls> optional) {

    Attempt {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    static Attempt of(AssociationType type, Operation operation, InstanceArn instance) {
        AssociationNeeds needs = AssociationNeeds.of(type, operation);
        TargetArns keys = TargetArns.ofKeys(instance);
        List<ResourceCalls> required = new ArrayList<>();
        if (!needs.onTarget().isEmpty()) {
            required.add(new ResourceCalls(
                    needs.onTarget(), TargetArns.of(type.target().orElseThrow(), instance)));
        }
        if (!needs.onKey().isEmpty()) {
            required.add(new ResourceCalls(needs.onKey(), keys));
        }
        return new Attempt(
                type,
                operation,
                needs,
                required,
                needs.onKeyIfAny().isEmpty() ? List.of() : List.of(new ResourceCalls(needs.onKeyIfAny(), keys)));
    }

    boolean isPossible(List<PossibleAssociation> allows) {
        return allows.stream().anyMatch(each -> each.isOf(type) && each.operation() == operation);
    }
}
