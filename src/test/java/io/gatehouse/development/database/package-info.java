/** A real PostgreSQL from Maven Central, temporary or with its data kept in a folder. */
@NullMarked
package io.gatehouse.development.database;

import org.jspecify.annotations.NullMarked;
