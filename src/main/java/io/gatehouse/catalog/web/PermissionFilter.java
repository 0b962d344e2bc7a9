package io.gatehouse.catalog.web;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Profile;
import io.gatehouse.web.ConstantParameter;
import java.util.Optional;
import java.util.function.Predicate;

/** The permissions that apply to what a caller asks about; each part may be left out. */
record PermissionFilter(Optional<Operation> operation, Optional<Profile> profile, Optional<Access> access)
        implements Predicate<Permission> {

    static PermissionFilter of(Optional<String> operation, Optional<String> profile, Optional<String> access) {
        return new PermissionFilter(
                operation.map(name -> ConstantParameter.of("operation", name, Operation.class)),
                profile.map(name -> ConstantParameter.of("profile", name, Profile.class)),
                access.map(name -> ConstantParameter.of("access", name, Access.class)));
    }

    @Override
    public boolean test(Permission permission) {
        return operation.map(permission.operations()::contains).orElse(true)
                && profile.map(permission.profiles()::contains).orElse(true)
                && access.map(permission.access()::contains).orElse(true);
    }
}
