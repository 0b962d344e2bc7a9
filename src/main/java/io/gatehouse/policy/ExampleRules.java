package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.PublishedExample;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code AWS_EXAMPLE} can be asked for: one association, as AWS's page shows it, and nothing else. */
final class ExampleRules {

    private static final String CODE = "not-in-aws-example";

    private final AssociationCatalog catalog;
    private final Problems problems;

    ExampleRules(AssociationCatalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    void check(IntentForm form) {
        if (form.expiresAt() != null) {
            add("/expiresAt", "AWS's examples do not expire");
        }
        if (form.serviceLinkedRoleArn() != null) {
            add("/serviceLinkedRoleArn", roles(form.associations()));
        }
        if (form.operations() != null && !form.operations().equals(List.of("ASSOCIATE"))) {
            add("/operations", "AWS's examples are for ASSOCIATE only");
        }
        if ("CONSOLE".equals(form.access())) {
            add("/access", "AWS's examples have one form for API and console");
        }
        if (form.associations() != null) {
            checkAssociations(form.associations());
        }
    }

    private void checkAssociations(List<@Nullable AssociationForm> forms) {
        if (forms.size() > 1) {
            add("/associations", "AWS's examples have exactly one association", "one association");
        }
        if (forms.size() > AssociationIntent.MAX_ASSOCIATIONS) {
            return;
        }
        for (int i = 0; i < forms.size(); i++) {
            AssociationForm form = forms.get(i);
            if (form != null && form.kind() != null) {
                String pointer = "/associations/" + i;
                catalog.types(form.kind()).stream().findFirst().ifPresent(type -> check(pointer, form, type));
            }
        }
    }

    private void check(String pointer, AssociationForm form, AssociationType type) {
        if (form.kmsKeyArn() != null && type.encryption() != Encryption.NONE) {
            add(pointer + "/kmsKeyArn", "AWS's examples have no KMS key");
        }
        type.example()
                .ifPresentOrElse(
                        example -> checkStorage(pointer, form, example),
                        () -> add(pointer + "/kind", "AWS shows no example for this kind", kinds()));
    }

    private void checkStorage(String pointer, AssociationForm form, PublishedExample example) {
        List<@Nullable String> asked = form.storageResourceTypes();
        example.storageResourceType().ifPresent(shown -> {
            if (asked != null && asked.stream().anyMatch(name -> !shown.name().equals(name))) {
                add(
                        pointer + "/storageResourceTypes",
                        "AWS's example for this kind is for " + shown + " only",
                        "[" + shown + "]");
            }
        });
    }

    private String roles(@Nullable List<@Nullable AssociationForm> forms) {
        boolean named = Stream.ofNullable(forms)
                .flatMap(List::stream)
                .filter(form -> form != null && form.kind() != null)
                .flatMap(form -> catalog.types(form.kind()).stream())
                .anyMatch(type -> type.example()
                        .filter(PublishedExample::namesServiceLinkedRoles)
                        .isPresent());
        return named
                ? "AWS's example for this kind names every service-linked role of Connect in the account"
                : "AWS's example for this kind names no service-linked role";
    }

    private String kinds() {
        return catalog.types().stream()
                .filter(type -> type.example().isPresent())
                .map(AssociationType::name)
                .collect(Collectors.joining(", "));
    }

    /** A member without which the example is what was asked for. */
    private void add(String pointer, String why) {
        add(pointer, why, "leave it out");
    }

    private void add(String pointer, String why, String accepted) {
        problems.add(pointer, CODE, why + "; accepted: " + accepted + ", or the profiles LEAST_PRIVILEGE and COMPLETE");
    }
}
