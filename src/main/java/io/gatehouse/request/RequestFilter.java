package io.gatehouse.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which requests to list, all conditions together. */
public record RequestFilter(
        Optional<RequestStatus> status,
        Optional<String> principalArn,
        Optional<String> instanceArn,
        Optional<String> requester,
        Optional<Position> before,
        int limit) {

    /** The place of a request in the list. */
    public record Position(Instant createdAt, UUID id) {}
}
