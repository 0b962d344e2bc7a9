package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.development.iam.IamEndpoint;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** An order to apply or to revoke, and what became of it while something went wrong with one operation. */
record FaultedOrder(IamEndpoint iam, Journey journey, String id) {

    /** As many attempts begin within ten seconds, if the backoff is the default. */
    private static final int STALE_ATTEMPTS = 4;
    /** What reading says of something that is not there, which nothing is wrong with. */
    private static final String NOT_FOUND = "NOT_FOUND";

    /** @return how the order was carried out in spite of the fault; nothing if it never calls the operation */
    Optional<String> outcome(Optional<FaultKind> fault, String operation, Callable<String> order) throws Exception {
        int calls = iam.calls().count(operation);
        EnforcementServices.changeCredentials();
        fault.ifPresent(it -> it.plan(iam, operation, Instant.now(), this::isStale));
        String run = order.call();
        iam.faults().clear();
        assertThat(run).contains("SUCCEEDED");
        AwsCallEvents events = AwsCallEvents.of(journey, id);
        events.assertEachHasOneOutcome();
        if (iam.calls().count(operation) == calls) {
            return Optional.empty();
        }
        int attempts = JsonPath.read(run, "$.attempts");
        boolean failed =
                events.errorsOf(JsonPath.read(run, "$.id")).stream().anyMatch(error -> !error.equals(NOT_FOUND));
        return Optional.of(
                switch (attempts) {
                    case 1 -> failed ? "read back, done" : "done";
                    case 2 -> "tried again";
                    default -> "tried again %d times".formatted(attempts - 1);
                });
    }

    private boolean isStale() {
        try {
            return JsonPath.<Integer>read(
                            journey.get("/api/v1/enforcement-runs?requestId=" + id)
                                    .body(),
                            "$.items[0].attempts")
                    <= STALE_ATTEMPTS;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
