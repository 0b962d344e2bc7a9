package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Associations that a principal can make, change or remove.
 *
 * @param storageResourceTypes of those kinds that store something
 * @param targets what can be associated
 */
public record PossibleAssociation(
        String kind,
        @Nullable String integrationType,
        Operation operation,
        List<String> storageResourceTypes,
        List<PossibleTarget> targets) {

    /**
     * @param pattern of ARNs as the policy writes it; {@code *} where IAM cannot tell one target from another
     * @param sample one of them; none where targets have no ARN
     * @param certain whether it is possible with all of them, whatever the keys of a call say
     * @param statements that make it possible
     */
    public record PossibleTarget(
            String pattern, @Nullable String sample, boolean certain, List<StatementPlace> statements) {}

    /** Where a statement stands, both counted from 0. */
    public record StatementPlace(
            int policy, int statement, @Nullable String sid) {}

    public PossibleAssociation {
        storageResourceTypes = List.copyOf(storageResourceTypes);
        targets = List.copyOf(targets);
    }

    boolean isOf(AssociationType type) {
        return type.kind().equals(kind) && type.integrationType().equals(Optional.ofNullable(integrationType));
    }

    AssociationType type(AssociationCatalog catalog) {
        return catalog.types(kind).stream().filter(this::isOf).findFirst().orElseThrow();
    }

    /** The kind, and of an integration also its type. */
    String typeName() {
        return integrationType == null ? kind : kind + " " + integrationType;
    }
}
