@NullMarked
package io.gatehouse.architecture.rooms.cellar;

import org.jspecify.annotations.NullMarked;
