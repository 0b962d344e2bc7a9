/** Two modules of which one uses what it has not declared. */
@NullMarked
package io.gatehouse.architecture.rooms;

import org.jspecify.annotations.NullMarked;
