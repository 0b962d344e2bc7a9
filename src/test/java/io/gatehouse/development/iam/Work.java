package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.function.Supplier;

/** What one call asks for. */
interface Work extends Supplier<Answer> {

    /** The same, seeing what there was at a time; what it changes is what there is now. */
    Answer asOf(Instant time);
}
