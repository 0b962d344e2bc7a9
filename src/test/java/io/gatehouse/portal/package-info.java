/** What a portal's backend does, as docs/portal.md shows it. */
@NullMarked
package io.gatehouse.portal;

import org.jspecify.annotations.NullMarked;
