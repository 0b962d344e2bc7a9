/** Calls that generated policies must allow, and near misses that they must not, for a simulator of IAM to decide. */
@NullMarked
package io.gatehouse.probe;

import org.jspecify.annotations.NullMarked;
