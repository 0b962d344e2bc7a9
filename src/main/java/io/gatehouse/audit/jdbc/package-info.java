/** The audit log in PostgreSQL, where the application may insert and read, nothing else. */
@NullMarked
package io.gatehouse.audit.jdbc;

import org.jspecify.annotations.NullMarked;
