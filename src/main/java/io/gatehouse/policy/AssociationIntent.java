package io.gatehouse.policy;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller wants a principal to be able to associate, checked.
 *
 * @param expiresAt in whole seconds, as IAM compares dates
 */
public record AssociationIntent(
        InstanceArn instance,
        ServiceLinkedRole serviceLinkedRole,
        Optional<PrincipalArn> principal,
        List<AssociationGrant> associations,
        Set<Operation> operations,
        Access access,
        Profile profile,
        boolean acceptBroader,
        Optional<Instant> expiresAt,
        Optional<String> justification) {

    public static final int MAX_ASSOCIATIONS = 50;

    public AssociationIntent {
        associations = List.copyOf(associations);
        operations = Set.copyOf(operations);
        if (associations.isEmpty() || associations.size() > MAX_ASSOCIATIONS) {
            throw new IllegalArgumentException("1 to " + MAX_ASSOCIATIONS + " associations");
        }
    }

    /** Whether associations are made or changed, not only removed. */
    boolean makes() {
        return operations.contains(Operation.ASSOCIATE) || operations.contains(Operation.UPDATE);
    }
}
