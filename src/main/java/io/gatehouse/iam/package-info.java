/** The IAM policy language as immutable values: documents, ARNs, canonical bytes, digest and size. */
@NullMarked
package io.gatehouse.iam;

import org.jspecify.annotations.NullMarked;
