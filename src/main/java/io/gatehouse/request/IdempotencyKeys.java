package io.gatehouse.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The idempotency keys of the last 24 hours, each with the request that was made under it. */
public interface IdempotencyKeys {

    /** A key belongs to the actor who chose it. */
    record Key(String actor, String value) {}

    /** @param fingerprint of the body, so that another body under the same key is noticed */
    record Use(String fingerprint, UUID requestId) {}

    Optional<Use> find(Key key, Instant now);

    /** Takes the key for a request; false if it is taken. Waits for a transaction that is just taking it. */
    boolean take(Key key, Use use, Instant now);
}
