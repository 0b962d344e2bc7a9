/** Shared HTTP: problem types and the one exception handler, request ids, strict JSON, paging, entity tags. */
@NullMarked
package io.gatehouse.web;

import org.jspecify.annotations.NullMarked;
