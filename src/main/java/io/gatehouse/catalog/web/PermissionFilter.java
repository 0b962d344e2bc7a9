package io.gatehouse.catalog.web;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Profile;
import io.gatehouse.web.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The permissions that apply to what a caller asks about; each part may be left out. */
record PermissionFilter(Optional<Operation> operation, Optional<Profile> profile, Optional<Access> access)
        implements Predicate<Permission> {

    static PermissionFilter of(Optional<String> operation, Optional<String> profile, Optional<String> access) {
        return new PermissionFilter(
                operation.map(name -> constant("operation", name, Operation.values())),
                profile.map(name -> constant("profile", name, Profile.values())),
                access.map(name -> constant("access", name, Access.values())));
    }

    @Override
    public boolean test(Permission permission) {
        return operation.map(permission.operations()::contains).orElse(true)
                && profile.map(permission.profiles()::contains).orElse(true)
                && access.map(permission.access()::contains).orElse(true);
    }

    private static <E extends Enum<E>> E constant(String parameter, String name, E[] known) {
        return Arrays.stream(known)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter(
                        parameter, "unreadable", parameter + " is one of " + Arrays.toString(known) + "."));
    }
}
