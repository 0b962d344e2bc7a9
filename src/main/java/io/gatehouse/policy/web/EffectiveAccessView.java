package io.gatehouse.policy.web;

import io.gatehouse.policy.AccessFinding;
import io.gatehouse.policy.EffectiveAccess;
import io.gatehouse.policy.LiveAccess;
import io.gatehouse.policy.PolicySource;
import io.gatehouse.policy.PossibleAssociation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be associated, and with a principal also by which of its policies.
 *
 * @param policies those of a principal, which the findings count; null where the caller gave the policies
 */
record EffectiveAccessView(
        @Nullable List<PolicySource> policies,
        @Nullable PolicySource permissionsBoundary,
        List<PossibleAssociation> allows,
        List<AccessFinding> findings) {

    static EffectiveAccessView of(EffectiveAccess access) {
        return new EffectiveAccessView(null, null, access.allows(), access.findings());
    }

    static EffectiveAccessView of(LiveAccess.Answer live) {
        return new EffectiveAccessView(
                live.policies(),
                live.permissionsBoundary(),
                live.access().allows(),
                live.access().findings());
    }
}
