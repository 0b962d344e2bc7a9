package io.gatehouse.enforcement;

import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.IamEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** What goes wrong between the SDK and IAM: once, except that IAM is stale for longer. */
enum FaultKind {
    LATENCY("answered late"),
    RESET_BEFORE("reset before the effect"),
    RESET_AFTER("reset after the effect"),
    TOO_MANY("429"),
    FAILURE("500"),
    TRUNCATED("truncated answer"),
    STALE("stale for 10 s");

    private static final Duration LATE = Duration.ofMillis(50);

    private final String title;

    FaultKind(String title) {
        this.title = title;
    }

    /**
     * @param before what a stale answer shows: what there was then
     * @param stale whether it still does
     */
    void plan(IamEndpoint iam, String operation, Instant before, BooleanSupplier stale) {
        switch (this) {
            case LATENCY -> iam.faults().next(operation, Fault.hang(LATE));
            case RESET_BEFORE -> iam.faults().next(operation, Fault.dropConnectionBefore());
            case RESET_AFTER -> iam.faults().next(operation, Fault.dropConnectionAfter());
            case TOO_MANY -> iam.faults().next(operation, Fault.tooManyRequests());
            case FAILURE -> iam.faults().next(operation, Fault.serviceFailure());
            case TRUNCATED -> iam.faults().next(operation, Fault.truncatedAnswer());
            case STALE -> iam.faults().always(operation, Fault.asOfWhile(before, stale));
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
