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
                problems.required("/instanceArn", InstanceArn.FORM, form.instanceArn(), InstanceArn::new);
        var own = new OwnAccount(instance, problems);
        Optional<ServiceLinkedRole> role = own.role(form.serviceLinkedRoleArn());
        Optional<PrincipalArn> principal = own.principal(form.principalArn(), purpose);
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
}
