package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.catalog.Permission;

/**
 * A call that an association needs.
 *
 * @param association zero-based
 * @param sampled whether the permission is on more than this one resource, of which the call takes one
 */
record NeededCall(int association, Permission permission, AccessRequest call, boolean sampled) {}
