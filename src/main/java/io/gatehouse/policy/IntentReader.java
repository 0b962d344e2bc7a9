package io.gatehouse.policy;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns what a caller wrote into an intent, or reports everything that is wrong with it together. */
public final class IntentReader {

    /** What the intent is read for: a request needs a principal and a justification, a preview does not. */
    public enum Purpose {
        PREVIEW,
        REQUEST
    }

    private final AssociationCatalog catalog;

    public IntentReader(AssociationCatalog catalog) {
        this.catalog = catalog;
    }

    /** @throws InvalidIntentException with every problem found */
    public AssociationIntent read(IntentForm form, Purpose purpose, Instant now) {
        var problems = new Problems();
        Optional<InstanceArn> instance =
                problems.required("/instanceArn", "the ARN of an instance", form.instanceArn(), InstanceArn::parse);
        Optional<ServiceLinkedRole> role =
                problems.optional("/serviceLinkedRoleArn", form.serviceLinkedRoleArn(), ServiceLinkedRole::parse);
        Optional<PrincipalArn> principal = purpose == Purpose.REQUEST
                ? problems.required(
                        "/principalArn", "the ARN of an IAM role or user", form.principalArn(), PrincipalArn::parse)
                : problems.optional("/principalArn", form.principalArn(), PrincipalArn::parse);
        instance.ifPresent(it -> checkOwnAccount(it, role, principal, problems));
        var associations = new AssociationsReader(catalog, instance, problems);
        List<AssociationGrant> grants = associations.read(form.associations());
        Profile profile = problems.choice("/profile", form.profile(), Profile.class, Profile.LEAST_PRIVILEGE);
        var scalars = new ScalarReader(problems);
        List<Operation> asWritten = scalars.operations(form.operations());
        Set<Operation> operations = asWritten.isEmpty() ? EnumSet.of(Operation.ASSOCIATE) : EnumSet.copyOf(asWritten);
        boolean acceptBroader = Objects.requireNonNullElse(form.acceptBroader(), false);
        new OperationRules(operations, asWritten, problems).check(associations.types(), acceptBroader);
        Access access = problems.choice("/access", form.access(), Access.class, Access.API);
        Optional<Instant> expiresAt = scalars.expiresAt(form.expiresAt(), now);
        Optional<String> justification = scalars.justification(form.justification(), purpose);
        if (profile == Profile.AWS_EXAMPLE) {
            new ExampleRules(catalog, problems).check(form);
        }
        problems.throwIfAny();
        InstanceArn known = instance.orElseThrow();
        return new AssociationIntent(
                known,
                role.orElseGet(() -> ServiceLinkedRole.anyFor(known)),
                principal,
                grants,
                operations,
                access,
                profile,
                acceptBroader,
                expiresAt,
                justification);
    }

    private static void checkOwnAccount(
            InstanceArn instance,
            Optional<ServiceLinkedRole> role,
            Optional<PrincipalArn> principal,
            Problems problems) {
        if (role.isPresent() && !role.get().belongsTo(instance)) {
            problems.add(
                    "/serviceLinkedRoleArn",
                    "another-account",
                    "is not of the instance's account and partition; accepted: "
                            + ServiceLinkedRole.anyFor(instance).pattern().text());
        }
        if (principal.isPresent()
                && (!principal.get().account().equals(instance.account())
                        || principal.get().arn().partition() != instance.partition())) {
            problems.add(
                    "/principalArn",
                    "principal-of-another-account",
                    "Connect has no resource policies, so only principals of the instance's own account "
                            + instance.account().digits() + " in "
                            + instance.partition().id() + " can be granted this");
        }
    }
}
