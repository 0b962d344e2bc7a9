package io.gatehouse.analysis;

/** What kind of policy a statement is part of; a call needs an Allow on every level that there is. */
public enum PolicyLevel {
    IDENTITY,
    PERMISSIONS_BOUNDARY,
    SERVICE_CONTROL
}
