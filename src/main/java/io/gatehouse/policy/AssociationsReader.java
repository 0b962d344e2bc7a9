package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the list of associations of an intent. */
final class AssociationsReader {

    private static final String POINTER = "/associations";

    private record Made(String kind, String target, String stored) {}

    private final AssociationCatalog catalog;
    private final Optional<InstanceArn> instance;
    private final Problems problems;
    private final Set<Made> seen = new HashSet<>();

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
            read(POINTER + "/" + i, forms.get(i)).ifPresent(grants::add);
        }
        return grants;
    }

    private Optional<AssociationGrant> read(String pointer, @Nullable AssociationForm form) {
        if (form == null) {
            problems.add(pointer, "required", "accepted: an association");
            return Optional.empty();
        }
        return problems.required(pointer + "/kind", kinds(), form.kind(), this::type)
                .flatMap(type -> {
                    if (repeats(form, type)) {
                        problems.add(
                                pointer,
                                "duplicate-association",
                                "stands in this list already; accepted: each association once");
                    }
                    return new AssociationReader(pointer, form, type, instance, problems).read();
                });
    }

    /** Judged by the text, so that it is found whatever else is wrong; each thing has only one name. */
    private boolean repeats(AssociationForm form, AssociationType type) {
        String target = form.resourceArn();
        if (target == null) {
            return false;
        }
        List<@Nullable String> stored = type.isStorage() ? form.storageResourceTypes() : List.of("");
        Set<Made> made = new HashSet<>();
        for (String name : stored == null ? List.<@Nullable String>of() : stored) {
            if (name != null) {
                made.add(new Made(type.kind(), target, name));
            }
        }
        boolean repeats = !Collections.disjoint(seen, made);
        seen.addAll(made);
        return repeats;
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
