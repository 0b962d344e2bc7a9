package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.CanonicalPolicy;
import io.gatehouse.iam.PolicyLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says what a policy allows beyond what was asked. */
final class Warnings {

    private final AssociationIntent intent;
    private final List<Warning> found = new ArrayList<>();

    private Warnings(AssociationIntent intent) {
        this.intent = intent;
    }

    static List<Warning> of(AssociationIntent intent, CanonicalPolicy policy) {
        var warnings = new Warnings(intent);
        if (intent.profile() == Profile.AWS_EXAMPLE) {
            warnings.example();
        } else {
            warnings.serviceLinkedRole();
            WidePermissions.addTo(warnings.found, intent);
        }
        BroaderThanAsked.addTo(warnings.found, intent);
        warnings.eachAssociation();
        CrossProduct.addTo(warnings.found, intent);
        warnings.size(policy);
        return warnings.found;
    }

    private void example() {
        intent.associations()
                .get(0)
                .type()
                .example()
                .orElseThrow()
                .leaks()
                .forEach(leak -> found.add(new Warning(leak.code(), leak.detail(), List.of(0))));
    }

    private void serviceLinkedRole() {
        if (intent.serviceLinkedRole().exact()) {
            return;
        }
        List<Integer> concerned = those(grant -> grant.type()
                .usesServiceLinkedRole(
                        intent.profile(),
                        intent.operations(),
                        intent.access(),
                        grant.kmsKey().isPresent()));
        if (!concerned.isEmpty()) {
            found.add(new Warning(
                    "SLR_PATTERN",
                    "without serviceLinkedRoleArn the policy names "
                            + intent.serviceLinkedRole().pattern().text()
                            + ", which reaches the service-linked roles of every Connect instance of the account",
                    concerned));
        }
    }

    private void eachAssociation() {
        boolean makes = intent.makes();
        for (int i = 0; i < intent.associations().size(); i++) {
            AssociationGrant grant = intent.associations().get(i);
            AssociationType type = grant.type();
            for (StorageResourceType stored : makes ? grant.storageResourceTypes() : List.<StorageResourceType>of()) {
                deprecated(i, type, stored);
            }
            for (Remark warning : type.warnings()) {
                if (warning.concerns(intent.operations())) {
                    found.add(new Warning(warning.code(), warning.detail(), List.of(i)));
                }
            }
            if (grant.target().isPresent() && !type.target().orElseThrow().required()) {
                found.add(new Warning(
                        "TARGET_NOT_ENFORCED",
                        "the ARN is kept with the request, but IAM cannot restrict the association to it",
                        List.of(i)));
            }
            if (grant.kmsKey().isPresent()) {
                key(i, type, makes);
            }
        }
    }

    private void key(int association, AssociationType type, boolean makes) {
        if (makes && type.encryption() == Encryption.OPTIONAL) {
            found.add(new Warning(
                    "ENCRYPTION_NOT_ENFORCED",
                    "no condition key tells whether an association names a KMS key: the same target can also be"
                            + " associated without one",
                    List.of(association)));
        }
    }

    private void deprecated(int association, AssociationType type, StorageResourceType stored) {
        Optional.ofNullable(type.deprecated().get(stored))
                .ifPresent(instead -> found.add(
                        new Warning("DEPRECATED", stored + " is deprecated: " + instead, List.of(association))));
    }

    /** A policy without a principal may go anywhere, so every limit it exceeds is worth a word. */
    private void size(CanonicalPolicy policy) {
        if (policy.fits(PolicyLimit.USER_INLINE)) { // the lowest of them all
            return;
        }
        List<PolicyLimit> limits = intent.principal()
                .map(principal -> List.of(principal.kind().inlineLimit()))
                .orElse(List.of(PolicyLimit.ROLE_INLINE, PolicyLimit.USER_INLINE, PolicyLimit.MANAGED));
        String exceeded = limits.stream()
                .filter(limit -> !policy.fits(limit))
                .map(limit -> limit + " (" + limit.characters() + ")")
                .collect(Collectors.joining(", "));
        if (!exceeded.isEmpty()) {
            found.add(new Warning(
                    "TOO_LARGE",
                    "the policy has " + policy.characters() + " characters, over IAM's limit for " + exceeded
                            + "; ask for fewer associations",
                    those(grant -> true)));
        }
    }

    private List<Integer> those(Predicate<AssociationGrant> condition) {
        List<Integer> those = new ArrayList<>();
        for (int i = 0; i < intent.associations().size(); i++) {
            if (condition.test(intent.associations().get(i))) {
                those.add(i);
            }
        }
        return those;
    }
}
