@NullMarked
package io.gatehouse.enforcement.jdbc;

import org.jspecify.annotations.NullMarked;
