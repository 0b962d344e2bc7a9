/** What happened, by whom, and what was refused: only ever added to. */
@NullMarked
package io.gatehouse.audit;

import org.jspecify.annotations.NullMarked;
