/** Development-time services: what a laptop and the tests run instead of AWS, a database server and an identity provider. */
@NullMarked
package io.gatehouse.development;

import org.jspecify.annotations.NullMarked;
