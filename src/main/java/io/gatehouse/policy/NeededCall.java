package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.catalog.Permission;

/**
 * A call that an association needs.
 *
 * @param association zero-based
 */
record NeededCall(int association, Permission permission, AccessRequest call) {}
