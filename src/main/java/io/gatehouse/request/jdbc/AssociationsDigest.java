package io.gatehouse.request.jdbc;

import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells requests apart whose policies are the same since IAM cannot restrict their targets. */
final class AssociationsDigest {

    private AssociationsDigest() {}

    /** The same for any order and any grouping of storage types. */
    static String of(IntentForm intent) {
        String all = Objects.requireNonNullElse(intent.associations(), List.<AssociationForm>of()).stream()
                .flatMap(AssociationsDigest::lines)
                .sorted()
                .collect(Collectors.joining("\n"));
        return PolicyDigest.of(all.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static Stream<String> lines(AssociationForm association) {
        List<String> stored = association.storageResourceTypes() == null
                ? List.of("")
                : association.storageResourceTypes().stream()
                        .map(String::valueOf)
                        .toList();
        return stored.stream().map(type -> line(association, type));
    }

    /** No part of it can hold a blank. */
    private static String line(AssociationForm association, String stored) {
        return Stream.of(
                        association.kind(),
                        association.integrationType(),
                        stored,
                        association.resourceArn(),
                        association.resourceAccountId(),
                        association.kmsKeyArn(),
                        association.streamPrefix(),
                        association.origin())
                .map(part -> part == null ? "" : part)
                .collect(Collectors.joining(" "));
    }
}
