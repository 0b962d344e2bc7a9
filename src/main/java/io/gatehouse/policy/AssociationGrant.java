package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One association that a principal may make, change or remove.
 *
 * @param target the ARN that it names, if its kind has one
 * @param named the name that it gives instead: the prefix of streams, an origin
 * @param storageResourceTypes what is stored there; empty for kinds that store nothing
 * @param targetAccount the account that owns the target
 */
public record AssociationGrant(
        AssociationType type,
        Optional<Arn> target,
        Optional<String> named,
        SortedSet<StorageResourceType> storageResourceTypes,
        Optional<KeyArn> kmsKey,
        AccountId targetAccount) {

    public AssociationGrant {
        storageResourceTypes = Collections.unmodifiableSortedSet(new TreeSet<>(storageResourceTypes));
    }

    /** What tells it from others of its kind. */
    public String label() {
        return target.map(Arn::toString).or(() -> named).orElse(type.name());
    }
}
