package io.gatehouse.catalog;

import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.iam.ActionPattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What holds for every kind of the catalogue; one that breaks it stops the service at start-up. */
final class TypeRules {

    private static final Set<String> PLACEHOLDERS = Set.of("instance", "partition", "region", "account");

    private final AssociationType type;

    private TypeRules(AssociationType type) {
        this.type = type;
    }

    static void check(AssociationType type) {
        new TypeRules(type).check();
    }

    private void check() {
        require(!type.operations().isEmpty(), "has no operation");
        require(
                type.ended().isEmpty() || type.operations().equals(EnumSet.of(Operation.DISASSOCIATE)),
                "has ended, so it can only be removed");
        require(
                type.ended().isPresent() || type.operations().contains(Operation.ASSOCIATE),
                "can only be removed, but has not ended");
        require(type.target().isEmpty() || type.named().isEmpty(), "has an ARN and a name for its target");
        require(
                type.encryption() == Encryption.NONE || grants(Form.KMS_KEY),
                "can be encrypted, but grants nothing on the key");
        for (Permission permission : type.permissions()) {
            require(
                    type.operations().containsAll(permission.operations()),
                    permission.concern() + " is for an operation that there is not");
            checkPlaceholders(permission);
            checkOpens(permission);
        }
        for (Operation operation : type.operations()) {
            checkInstance(operation);
        }
    }

    private void checkPlaceholders(Permission permission) {
        List<String> known = new ArrayList<>(PLACEHOLDERS);
        type.target().filter(TargetFormat::required).ifPresent(target -> {
            known.add("targetAccount");
            known.addAll(target.parts().names());
        });
        for (String name : permission.resource().template().names()) {
            require(known.contains(name), permission.concern() + " has the unknown placeholder " + name);
        }
    }

    /** Whoever gets more than was asked is told so, action by action. */
    private void checkOpens(Permission permission) {
        type.reaches().forEach((operation, reach) -> {
            if (permission.operations().contains(operation)) {
                permission.wideActions().forEach(action -> checkSaid(action, permission, operation, reach));
            }
        });
    }

    private void checkSaid(ActionPattern action, Permission permission, Operation operation, Reach reach) {
        require(
                Stream.concat(permission.opens().stream(), reach.opens().stream())
                        .anyMatch(opening -> opening.detail().contains(action.text())),
                "says nothing of what " + action + " opens with " + operation);
    }

    /** Every policy does something with the instance. */
    private void checkInstance(Operation operation) {
        for (Profile profile : EnumSet.of(Profile.LEAST_PRIVILEGE, Profile.COMPLETE)) {
            for (Access access : Access.values()) {
                require(
                        type.permissions().stream()
                                .anyMatch(it -> it.resource().is(Form.INSTANCE)
                                        && it.appliesTo(profile, Set.of(operation), access, false)),
                        "grants nothing on the instance for " + operation + " in " + profile + ", " + access);
            }
        }
    }

    private boolean grants(Form form) {
        return type.permissions().stream().anyMatch(it -> it.resource().is(form));
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(type.name() + " " + otherwise);
        }
    }
}
