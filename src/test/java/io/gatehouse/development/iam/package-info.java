/** An in-process IAM and STS endpoint that speaks the AWS Query protocol, with faults on demand. */
@NullMarked
package io.gatehouse.development.iam;

import org.jspecify.annotations.NullMarked;
