package io.gatehouse.policy;

import io.gatehouse.analysis.CallNeed;
import java.util.List;

/** Calls that have to be possible on one and the same resource. */
record ResourceCalls(List<CallNeed> needs, TargetArns arns) {

    ResourceCalls {
        needs = List.copyOf(needs);
    }
}
