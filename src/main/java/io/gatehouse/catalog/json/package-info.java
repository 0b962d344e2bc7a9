/** The catalogue's door for text: its data files. */
@NullMarked
@NamedInterface("json")
package io.gatehouse.catalog.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
