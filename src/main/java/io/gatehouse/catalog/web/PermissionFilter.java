package io.gatehouse.catalog.web;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Profile;
import io.gatehouse.web.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The permissions that apply to what a caller asks about; each part may be left out. */
record PermissionFilter(Optional<Operation> operation, Optional<Profile> profile, Optional<Access> access)
        implements Predicate<Permission> {

    /**
     * Those of a kind's types that have what is asked about.
     *
     * @throws ProblemException if none has
     */
    List<AssociationType> those(List<AssociationType> types) {
        boolean example = profile.filter(it -> it == Profile.AWS_EXAMPLE).isPresent();
        if (example && operation.filter(it -> it != Operation.ASSOCIATE).isPresent()) {
            throw notInExample("operation", "AWS's examples are for ASSOCIATE only.");
        }
        if (example && access.filter(it -> it == Access.CONSOLE).isPresent()) {
            throw notInExample("access", "AWS's examples have one form for API and console: ask for API.");
        }
        List<AssociationType> able = types.stream()
                .filter(type -> operation.map(type.operations()::contains).orElse(true))
                .toList();
        if (able.isEmpty()) {
            throw ProblemException.parameter("operation", "unsupported-operation", unsupported(types));
        }
        List<AssociationType> shown = able.stream()
                .filter(type -> !example || type.example().isPresent())
                .toList();
        if (shown.isEmpty()) {
            throw notInExample(
                    "profile", "AWS shows no example for this kind; there are LEAST_PRIVILEGE and COMPLETE.");
        }
        return shown;
    }

    private static String unsupported(List<AssociationType> types) {
        AssociationType first = types.get(0);
        String ended = first.ended()
                .map(end -> "; AWS ended its support on " + end.on() + ", in its place there is: " + end.instead())
                .orElse("");
        return first.name() + " has only " + first.operations() + ended + ".";
    }

    private static ProblemException notInExample(String parameter, String detail) {
        return ProblemException.parameter(parameter, "not-in-aws-example", detail);
    }

    @Override
    public boolean test(Permission permission) {
        return operation.map(permission.operations()::contains).orElse(true)
                && profile.map(permission.profiles()::contains).orElse(true)
                && access.map(permission.access()::contains).orElse(true);
    }
}
