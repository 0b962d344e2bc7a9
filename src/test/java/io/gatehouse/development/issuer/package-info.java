/** An OAuth 2 token issuer with well-known clients and secrets. */
@NullMarked
package io.gatehouse.development.issuer;

import org.jspecify.annotations.NullMarked;
