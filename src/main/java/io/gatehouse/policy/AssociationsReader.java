package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the list of associations of an intent. */
final class AssociationsReader {

    private static final String POINTER = "/associations";

    private final AssociationCatalog catalog;
    private final Optional<InstanceArn> instance;
    private final Problems problems;
    private final Repetition repetition;
    private final SortedMap<Integer, AssociationType> types = new TreeMap<>();

    AssociationsReader(AssociationCatalog catalog, Optional<InstanceArn> instance, Problems problems) {
        this.catalog = catalog;
        this.instance = instance;
        this.problems = problems;
        this.repetition = new Repetition(problems);
    }

    /** What could be read; fewer than there are forms if there were problems. */
    List<AssociationGrant> read(@Nullable List<@Nullable AssociationForm> forms) {
        if (forms == null || forms.isEmpty() || forms.size() > AssociationIntent.MAX_ASSOCIATIONS) {
            problems.add(
                    POINTER,
                    forms == null ? "required" : "invalid-size",
                    (forms == null ? "is required" : "has " + forms.size()) + "; accepted: 1 to "
                            + AssociationIntent.MAX_ASSOCIATIONS + " associations");
            return List.of();
        }
        List<AssociationGrant> grants = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            read(i, forms.get(i)).ifPresent(grants::add);
        }
        return grants;
    }

    /** By the number of the association, as far as they are known. */
    SortedMap<Integer, AssociationType> types() {
        return types;
    }

    static String pointer(int association) {
        return POINTER + "/" + association;
    }

    private Optional<AssociationGrant> read(int association, @Nullable AssociationForm form) {
        String pointer = pointer(association);
        if (form == null) {
            problems.add(pointer, "required", "is null; accepted: an association");
            return Optional.empty();
        }
        Optional<AssociationType> known = problems.required(pointer + "/kind", kinds(), form.kind(), this::kind)
                .flatMap(kind -> type(pointer, form, kind));
        if (known.isEmpty()) {
            new UnknownKindReader(pointer, catalog, instance, problems).check(form);
        }
        return known.flatMap(type -> {
            types.put(association, type);
            repetition.check(pointer, form, type);
            Optional<AssociationGrant> grant = new AssociationReader(pointer, form, type, instance, problems).read();
            grant.ifPresent(it -> repetition.checkOwner(pointer, it));
            return grant;
        });
    }

    private List<AssociationType> kind(String kind) {
        List<AssociationType> found = catalog.types(kind);
        if (found.isEmpty()) {
            throw new InvalidValueException("unsupported-kind", "this kind is not supported; accepted: " + kinds());
        }
        return found;
    }

    private Optional<AssociationType> type(String pointer, AssociationForm form, List<AssociationType> ofKind) {
        AssociationType first = ofKind.get(0);
        if (first.integrationType().isEmpty()) {
            problems.refuse(pointer, "integrationType", form.integrationType(), first.kind());
            return Optional.of(first);
        }
        String known = String.join(
                ", ",
                ofKind.stream().flatMap(type -> type.integrationType().stream()).toList());
        return problems.required(
                pointer + "/integrationType",
                known,
                form.integrationType(),
                name -> ofKind.stream()
                        .filter(type ->
                                type.integrationType().filter(name::equals).isPresent())
                        .findFirst()
                        .orElseThrow(
                                () -> new InvalidValueException("unknown-value", "is not known; accepted: " + known)));
    }

    private String kinds() {
        return String.join(", ", catalog.kinds());
    }
}
