package io.gatehouse.policy;

import java.util.ArrayList;
import java.util.List;

/** What no policy of the principal can bring about. */
final class Preconditions {

    private Preconditions() {}

    static List<Precondition> of(AssociationIntent intent) {
        List<Precondition> found = new ArrayList<>();
        for (int i = 0; i < intent.associations().size(); i++) {
            AssociationGrant grant = intent.associations().get(i);
            if (!grant.targetAccount().equals(intent.instance().account())) {
                found.add(new Precondition(
                        "RESOURCE_IN_ANOTHER_ACCOUNT",
                        i,
                        "account " + grant.targetAccount().digits() + " owns " + grant.target()
                                + ": its resource policy must let the principal and Connect in"));
            }
            if (grant.type().isStorage()) {
                found.add(new Precondition(
                        "ONE_ASSOCIATION_PER_STORAGE_TYPE",
                        i,
                        "an instance has one association for each of " + grant.storageResourceTypes()
                                + ": an existing one must be updated or removed first"));
            }
            for (var precondition : grant.type().preconditions()) {
                found.add(new Precondition(precondition.code(), i, precondition.detail()));
            }
            keyPolicy(i, grant, found);
        }
        return found;
    }

    private static void keyPolicy(int association, AssociationGrant grant, List<Precondition> found) {
        grant.kmsKey()
                .ifPresent(key -> found.add(new Precondition(
                        "KEY_POLICY_MUST_ALLOW_GRANT",
                        association,
                        "the key policy of " + key + " must let the principal create the grant, directly or by letting"
                                + " IAM policies of its account decide")));
    }
}
