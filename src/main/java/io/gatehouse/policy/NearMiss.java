package io.gatehouse.policy;

import io.gatehouse.analysis.AccessRequest;

/**
 * A call that differs from one that is needed in one thing.
 *
 * @param code of what is broader than asked, should it be allowed
 * @param why reads by itself, and before "is allowed too"
 */
record NearMiss(String code, String why, AccessRequest call) {}
