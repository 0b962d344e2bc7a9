/** The one door through which policy text enters: strict, bounded, and exact about what is wrong where. */
@NullMarked
@NamedInterface("json")
package io.gatehouse.iam.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
