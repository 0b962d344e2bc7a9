/** Anybody's policies, evaluated over HTTP. */
@NullMarked
package io.gatehouse.analysis.web;

import org.jspecify.annotations.NullMarked;
