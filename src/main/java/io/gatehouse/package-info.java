/** Gatehouse: restricted IAM policies for Amazon Connect associations, from intent to audit. */
@NullMarked
package io.gatehouse;

import org.jspecify.annotations.NullMarked;
