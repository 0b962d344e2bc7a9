package io.gatehouse.policy;

import java.util.List;
import java.util.TreeSet;

/** What {@code AWS_EXAMPLE} can be asked for: one association, as AWS's page shows it, and nothing else. */
final class ExampleRules {

    private static final String CODE = "not-in-aws-example";

    private final Problems problems;

    ExampleRules(Problems problems) {
        this.problems = problems;
    }

    void check(IntentForm form, List<AssociationGrant> grants) {
        if (form.associations() != null && form.associations().size() > 1) {
            add("/associations", "AWS's examples have exactly one association");
        }
        if (form.expiresAt() != null) {
            add("/expiresAt", "AWS's examples do not expire");
        }
        if (form.serviceLinkedRoleArn() != null) {
            add("/serviceLinkedRoleArn", "AWS's examples name every service-linked role of Connect in the account");
        }
        for (int i = 0; i < grants.size(); i++) {
            check("/associations/" + i, grants.get(i));
        }
    }

    private void check(String pointer, AssociationGrant grant) {
        if (grant.kmsKey().isPresent()) {
            add(pointer + "/kmsKeyArn", "AWS's examples have no KMS key");
        }
        grant.type()
                .example()
                .ifPresentOrElse(
                        example -> {
                            var shown = new TreeSet<>(
                                    example.storageResourceType().stream().toList());
                            if (!shown.equals(grant.storageResourceTypes())) {
                                add(pointer + "/storageResourceTypes", "AWS's example for this kind is for " + shown);
                            }
                        },
                        () -> add(pointer + "/kind", "AWS shows no example for this kind"));
    }

    private void add(String pointer, String why) {
        problems.add(pointer, CODE, why + "; accepted: the profiles LEAST_PRIVILEGE and COMPLETE");
    }
}
