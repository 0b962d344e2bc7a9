package io.gatehouse.catalog;

/** Which resource of an association an action is granted on. */
public enum PermissionResource {
    INSTANCE,
    TARGET,
    KMS_KEY,
    SERVICE_LINKED_ROLE,
    /** {@code *}: the action has no resource-level permissions. */
    ANY
}
