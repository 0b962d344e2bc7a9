package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.NamedTarget;
import io.gatehouse.catalog.NamedTarget.Member;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds in an association what is wrong with it whatever its kind is to be. */
final class UnknownKindReader {

    private static final ArnForm ANY = new ArnForm("arn:${Partition}:${Service}:${Region}:${Account}:${Resource}");

    private final String pointer;
    private final AssociationCatalog catalog;
    private final Optional<InstanceArn> instance;
    private final Problems problems;

    UnknownKindReader(String pointer, AssociationCatalog catalog, Optional<InstanceArn> instance, Problems problems) {
        this.pointer = pointer;
        this.catalog = catalog;
        this.instance = instance;
        this.problems = problems;
    }

    void check(AssociationForm form) {
        if (form.storageResourceTypes() != null) {
            StoredTypes.ofAnyKind(pointer, catalog, problems).read(form.storageResourceTypes());
        }
        var place = new InstancePlace(instance);
        problems.optional(pointer + "/kmsKeyArn", KeyArn.FORM.near(instance), form.kmsKeyArn(), place::key);
        Optional<Arn> target =
                problems.optional(pointer + "/resourceArn", ANY.near(instance), form.resourceArn(), place::checked);
        Optional<AccountId> named =
                problems.optional(pointer + "/resourceAccountId", form.resourceAccountId(), AccountId::parse);
        problems.contradiction(pointer + "/resourceAccountId", named, target.flatMap(Arn::account));
        if (catalog.types(String.valueOf(form.kind())).isEmpty()) {
            problems.optional(pointer + "/integrationType", form.integrationType(), this::integrationType);
        }
        named(Member.STREAM_PREFIX, form.streamPrefix());
        named(Member.ORIGIN, form.origin());
    }

    private String integrationType(String name) {
        List<String> known = catalog.types().stream()
                .flatMap(type -> type.integrationType().stream())
                .toList();
        if (!known.contains(name)) {
            throw new InvalidValueException("unknown-value", "is not known", String.join(", ", known));
        }
        return name;
    }

    /** Where only one kind has the member, what it must be is known. */
    private void named(Member member, @Nullable String text) {
        List<NamedTarget> expected = catalog.types().stream()
                .flatMap(type -> type.named().stream())
                .filter(it -> it.member() == member)
                .distinct()
                .toList();
        if (expected.size() == 1) {
            problems.optional(pointer + "/" + member.text(), text, expected.get(0)::check);
        }
    }
}
