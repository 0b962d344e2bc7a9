package io.gatehouse.policy;

import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.StorageResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** What no policy of the principal can bring about. */
final class Preconditions {

    private Preconditions() {}

    static List<Precondition> of(AssociationIntent intent) {
        List<Precondition> found = new ArrayList<>();
        boolean makes = intent.makes();
        for (int i = 0; i < intent.associations().size(); i++) {
            AssociationGrant grant = intent.associations().get(i);
            otherAccount(i, grant, intent, found);
            otherAccountOfKey(i, grant, intent, found);
            if (grant.type().isStorage() && intent.operations().contains(Operation.ASSOCIATE)) {
                found.add(new Precondition(
                        "ONE_ASSOCIATION_PER_STORAGE_TYPE",
                        i,
                        "an instance has one association for each of " + grant.storageResourceTypes()
                                + ": an existing one must be updated or removed first" + rivals(i, intent)));
            }
            for (Remark precondition : grant.type().preconditions()) {
                if (precondition.concerns(intent.operations())) {
                    found.add(new Precondition(precondition.code(), i, precondition.detail()));
                }
            }
            if (makes) {
                keyPolicy(i, grant, found);
            }
        }
        return found;
    }

    /** Those of the same request that store something of the same type, of which Connect takes one only. */
    private static String rivals(int association, AssociationIntent intent) {
        Set<StorageResourceType> stored = intent.associations().get(association).storageResourceTypes();
        StringJoiner rivals = new StringJoiner(", ", "; so this one and that of association ", " exclude each other");
        rivals.setEmptyValue("");
        for (int i = 0; i < intent.associations().size(); i++) {
            AssociationGrant other = intent.associations().get(i);
            if (i != association && !Collections.disjoint(stored, other.storageResourceTypes())) {
                rivals.add(String.valueOf(i));
            }
        }
        return rivals.toString();
    }

    private static void otherAccount(
            int association, AssociationGrant grant, AssociationIntent intent, List<Precondition> found) {
        if (!grant.targetAccount().equals(intent.instance().account())
                && grant.type().namesTarget(intent.operations())) {
            found.add(new Precondition(
                    "RESOURCE_IN_ANOTHER_ACCOUNT",
                    association,
                    "account " + grant.targetAccount().digits() + " owns " + grant.label()
                            + ": its resource policy must let the principal and Connect in"));
        }
    }

    private static void otherAccountOfKey(
            int association, AssociationGrant grant, AssociationIntent intent, List<Precondition> found) {
        grant.kmsKey()
                .filter(key -> !key.arn()
                        .account()
                        .equals(Optional.of(intent.instance().account())))
                .ifPresent(key -> found.add(new Precondition(
                        "RESOURCE_IN_ANOTHER_ACCOUNT",
                        association,
                        "account " + key.arn().account().orElseThrow().digits() + " owns " + key
                                + ": its key policy must let the principal, or the principal's account, in")));
    }

    private static void keyPolicy(int association, AssociationGrant grant, List<Precondition> found) {
        grant.kmsKey()
                .ifPresent(key -> found.add(new Precondition(
                        "KEY_POLICY_MUST_ALLOW_GRANT",
                        association,
                        "the key policy of " + key + " must let the principal create the grant, directly or by letting"
                                + " the IAM policies of the principal's account decide")));
    }
}
