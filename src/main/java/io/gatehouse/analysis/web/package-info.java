/** Anybody's policies, evaluated over HTTP. */
@NullMarked
@NamedInterface("web")
package io.gatehouse.analysis.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
