@NullMarked
package io.gatehouse.request.jdbc;

import org.jspecify.annotations.NullMarked;
