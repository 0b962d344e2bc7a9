/** Who is calling and what they may do. */
@NullMarked
package io.gatehouse.security;

import org.jspecify.annotations.NullMarked;
