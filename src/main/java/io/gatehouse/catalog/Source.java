package io.gatehouse.catalog;

/** Who says that a permission is needed. AWS's pages disagree, so each permission names its own. */
public enum Source {
    /** The policies on AWS's page on restricting the resources that can be associated with Connect. */
    WORKED_EXAMPLE,
    SERVICE_AUTHORIZATION_REFERENCE,
    CONSOLE_PERMISSIONS_PAGE,
    INFERRED
}
