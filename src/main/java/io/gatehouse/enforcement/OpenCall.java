package io.gatehouse.enforcement;

import java.time.Instant;
import java.util.UUID;

/**
 * A call of AWS whose intent is on record and whose outcome is not.
 *
 * @param call as an IAM action, such as {@code iam:PutRolePolicy}
 */
public record OpenCall(UUID id, CallSubject subject, String call, Instant startedAt) {

    static OpenCall of(CallSubject subject, String call, Instant now) {
        return new OpenCall(UUID.randomUUID(), subject, call, now);
    }
}
