/** Previews, and the door through which an intent enters over HTTP. */
@NullMarked
@NamedInterface("web")
package io.gatehouse.policy.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
