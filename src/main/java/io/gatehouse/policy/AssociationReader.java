package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one association of a known kind. */
final class AssociationReader {

    private final String pointer;
    private final AssociationForm form;
    private final AssociationType type;
    private final Optional<InstanceArn> instance;
    private final Problems problems;

    AssociationReader(
            String pointer,
            AssociationForm form,
            AssociationType type,
            Optional<InstanceArn> instance,
            Problems problems) {
        this.pointer = pointer;
        this.form = form;
        this.type = type;
        this.instance = instance;
        this.problems = problems;
    }

    /** The association, unless something it is made of could not be read. */
    Optional<AssociationGrant> read() {
        refuse("integrationType", form.integrationType());
        refuse("streamPrefix", form.streamPrefix());
        refuse("origin", form.origin());
        SortedSet<StorageResourceType> storage = storageResourceTypes();
        Optional<KeyArn> key = kmsKey();
        Optional<AccountId> named =
                problems.optional(pointer + "/resourceAccountId", form.resourceAccountId(), AccountId::parse);
        Optional<Arn> target = problems.required(
                        pointer + "/resourceArn", type.target().arnFormat(), form.resourceArn(), Arn::parse)
                .filter(this::accepted);
        Optional<AccountId> account = target.flatMap(arn -> accountOf(arn, named));
        return account.map(it -> new AssociationGrant(type, target.orElseThrow(), storage, key, it));
    }

    private Optional<AccountId> accountOf(Arn target, Optional<AccountId> named) {
        if (target.account().isEmpty()) {
            return named.or(() -> instance.map(InstanceArn::account));
        }
        if (named.isPresent() && !named.equals(target.account())) {
            problems.add(
                    pointer + "/resourceAccountId",
                    "contradicts-arn",
                    "the ARN names another account; accepted: "
                            + target.account().get().digits() + ", or leave it out");
        }
        return target.account();
    }

    private boolean accepted(Arn target) {
        try {
            type.target().check(target);
            instance.ifPresent(it -> checkPlace(it, target));
            return true;
        } catch (InvalidValueException e) {
            problems.add(pointer + "/resourceArn", e.code(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static void checkPlace(InstanceArn instance, Arn resource) {
        if (resource.partition() != instance.partition()) {
            throw new InvalidValueException(
                    "another-partition",
                    "is of another partition than the instance; accepted: "
                            + instance.partition().id());
        }
        if (resource.region().isPresent() && !resource.region().get().equals(instance.region())) {
            throw new InvalidValueException(
                    "another-region",
                    "is of another region than the instance; accepted: "
                            + instance.region().id());
        }
    }

    private Optional<KeyArn> kmsKey() {
        String at = pointer + "/kmsKeyArn";
        if (form.kmsKeyArn() != null && !type.encryptable()) {
            problems.add(at, "not-applicable", type.kind() + " has no encryption setting; accepted: leave it out");
            return Optional.empty();
        }
        return problems.optional(at, form.kmsKeyArn(), text -> {
            KeyArn key = KeyArn.parse(text);
            instance.ifPresent(it -> checkPlace(it, key.arn()));
            return key;
        });
    }

    private SortedSet<StorageResourceType> storageResourceTypes() {
        String at = pointer + "/storageResourceTypes";
        List<@Nullable String> names = form.storageResourceTypes();
        SortedSet<StorageResourceType> types = new TreeSet<>();
        if (!type.isStorage()) {
            refuse("storageResourceTypes", names);
        } else if (names == null || names.isEmpty()) {
            problems.add(at, names == null ? "required" : "empty", "accepted: some of " + type.storageResourceTypes());
        } else {
            for (int i = 0; i < names.size(); i++) {
                String each = at + "/" + i;
                problems.required(each, type.storageResourceTypes().toString(), names.get(i), this::storageResourceType)
                        .ifPresent(found -> {
                            if (!types.add(found)) {
                                problems.add(each, "duplicate-value", found + " is there already; accepted: each once");
                            }
                        });
            }
        }
        return types;
    }

    private StorageResourceType storageResourceType(String name) {
        return type.storageResourceType(name)
                .orElseThrow(() -> new InvalidValueException(
                        "not-a-storage-resource-type-of-this-kind",
                        type.kind() + " cannot have this; accepted: " + type.storageResourceTypes()));
    }

    private void refuse(String member, @Nullable Object value) {
        if (value != null) {
            problems.add(
                    pointer + "/" + member,
                    "not-applicable",
                    type.kind() + " has no " + member + "; accepted: leave it out");
        }
    }
}
