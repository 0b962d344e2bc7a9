package io.gatehouse.probe;

import java.util.Map;

/** A call and what must become of it. A leak is a near miss that is allowed, and that the answer admits. */
record ProbeCall(Expect expect, String action, String resource, Map<String, String> context, String why) {

    enum Expect {
        ALLOWED,
        DENIED,
        LEAK
    }
}
