package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the list of associations of an intent. */
final class AssociationsReader {

    private static final String POINTER = "/associations";

    private final AssociationCatalog catalog;
    private final Optional<InstanceArn> instance;
    private final Problems problems;

    AssociationsReader(AssociationCatalog catalog, Optional<InstanceArn> instance, Problems problems) {
        this.catalog = catalog;
        this.instance = instance;
        this.problems = problems;
    }

    /** What could be read; fewer than there are forms if there were problems. */
    List<AssociationGrant> read(@Nullable List<@Nullable AssociationForm> forms) {
        if (forms == null || forms.isEmpty() || forms.size() > AssociationIntent.MAX_ASSOCIATIONS) {
            problems.add(
                    POINTER,
                    forms == null ? "required" : "invalid-size",
                    "accepted: 1 to " + AssociationIntent.MAX_ASSOCIATIONS + " associations");
            return List.of();
        }
        List<AssociationGrant> grants = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            String pointer = POINTER + "/" + i;
            read(pointer, forms.get(i)).ifPresent(grant -> {
                if (grants.stream().anyMatch(grant::overlaps)) {
                    problems.add(
                            pointer,
                            "duplicate-association",
                            "stands in this list already; accepted: each association once");
                }
                grants.add(grant);
            });
        }
        return grants;
    }

    private Optional<AssociationGrant> read(String pointer, @Nullable AssociationForm form) {
        if (form == null) {
            problems.add(pointer, "required", "accepted: an association");
            return Optional.empty();
        }
        return problems.required(pointer + "/kind", kinds(), form.kind(), this::type)
                .flatMap(type -> new AssociationReader(pointer, form, type, instance, problems).read());
    }

    private AssociationType type(String kind) {
        return catalog.find(kind)
                .orElseThrow(() -> new InvalidValueException(
                        "unsupported-kind", "this kind is not supported; accepted: " + kinds()));
    }

    private String kinds() {
        return catalog.types().stream().map(AssociationType::kind).collect(Collectors.joining(", "));
    }
}
