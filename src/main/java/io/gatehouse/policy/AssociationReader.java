package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.NamedTarget;
import io.gatehouse.catalog.NamedTarget.Member;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.catalog.TargetFormat;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads one association of a known kind. */
final class AssociationReader {

    private final String pointer;
    private final AssociationForm form;
    private final AssociationType type;
    private final Optional<InstanceArn> instance;
    private final InstancePlace place;
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
        this.place = new InstancePlace(instance);
        this.problems = problems;
    }

    /** The association, unless something it is made of could not be read. */
    Optional<AssociationGrant> read() {
        SortedSet<StorageResourceType> storage = stored();
        Optional<KeyArn> key = kmsKey();
        Optional<String> named = named();
        Optional<Arn> target = target();
        Optional<AccountId> account = account(target);
        if ((target.isEmpty() && type.target().filter(TargetFormat::required).isPresent())
                || (named.isEmpty() && type.named().isPresent())
                || account.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AssociationGrant(type, target, named, storage, key, account.get()));
    }

    private SortedSet<StorageResourceType> stored() {
        if (!type.isStorage()) {
            problems.refuse(pointer, StoredTypes.MEMBER, form.storageResourceTypes(), type.name());
            return new TreeSet<>();
        }
        return StoredTypes.of(pointer, type, problems).read(form.storageResourceTypes());
    }

    private Optional<Arn> target() {
        Optional<TargetFormat> format = type.target();
        if (format.isEmpty()) {
            problems.refuse(pointer, "resourceArn", form.resourceArn(), type.name());
            return Optional.empty();
        }
        String at = pointer + "/resourceArn";
        ArnForm arns = new ArnForm(format.get().accepted()).near(instance);
        return format.get().required()
                ? problems.required(at, arns, form.resourceArn(), arn -> checked(arn, format.get()))
                : problems.optional(at, arns, form.resourceArn(), arn -> checked(arn, format.get()));
    }

    private Arn checked(Arn target, TargetFormat format) {
        format.check(target);
        return place.checked(target);
    }

    private Optional<String> named() {
        Optional<String> found = Optional.empty();
        for (Member member : Member.values()) {
            String text = member == Member.ORIGIN ? form.origin() : form.streamPrefix();
            Optional<NamedTarget> expected = type.named().filter(it -> it.member() == member);
            if (expected.isEmpty()) {
                problems.refuse(pointer, member.text(), text, type.name());
            } else {
                found = problems.required(
                        pointer + "/" + member.text(), expected.get().accepted(), text, expected.get()::check);
            }
        }
        return found;
    }

    /** The owner of the target, or the instance's account where the target's ARN names none. */
    private Optional<AccountId> account(Optional<Arn> target) {
        String at = pointer + "/resourceAccountId";
        Optional<AccountId> own = instance.map(InstanceArn::account);
        if (type.target().isEmpty()) {
            problems.refuse(pointer, "resourceAccountId", form.resourceAccountId(), type.name());
            return own;
        }
        if (form.resourceArn() == null && !type.target().get().required() && form.resourceAccountId() != null) {
            problems.add(
                    at, "not-applicable", "is the owner of resourceArn; accepted: name that too, or leave this out");
            return own;
        }
        Optional<AccountId> named = problems.optional(at, form.resourceAccountId(), AccountId::parse);
        Optional<AccountId> owner = target.flatMap(Arn::account);
        problems.contradiction(at, named, owner);
        return owner.or(() -> named).or(() -> own);
    }

    private Optional<KeyArn> kmsKey() {
        String at = pointer + "/kmsKeyArn";
        return switch (type.encryption()) {
            case NONE -> {
                if (form.kmsKeyArn() != null) {
                    problems.add(
                            at, "not-applicable", type.name() + " has no encryption setting; accepted: leave it out");
                }
                yield Optional.empty();
            }
            case OPTIONAL -> problems.optional(at, KeyArn.FORM.near(instance), form.kmsKeyArn(), place::key);
            case REQUIRED -> problems.required(at, KeyArn.FORM.near(instance), form.kmsKeyArn(), place::key);
        };
    }
}
