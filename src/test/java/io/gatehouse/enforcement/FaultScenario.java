package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.IAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.request.PolicyKind;
import java.net.http.HttpResponse;
import java.util.List;

/** Something that is ordered, what has to be there before, and what IAM and Gatehouse have in the end. */
enum FaultScenario {
    INLINE_APPLY("apply inline"),
    INLINE_REVOKE("revoke inline"),
    MANAGED_APPLY("apply managed"),
    MANAGED_REPLACE("replace managed"),
    MANAGED_REVOKE("revoke managed");

    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:%s\",\"Resource\":\"*\"}}";

    private final String title;

    FaultScenario(String title) {
        this.title = title;
    }

    String prepared(Journey journey, Iam principal) throws Exception {
        return switch (this) {
            case INLINE_APPLY, MANAGED_APPLY -> journey.approved(principal.arn());
            case INLINE_REVOKE -> journey.applied(principal.arn());
            case MANAGED_REPLACE -> replaceable(journey, principal);
            case MANAGED_REVOKE -> {
                String id = journey.applied(principal.arn(), PolicyKind.MANAGED);
                principal.putVersion(id, OTHER.formatted("Get*"));
                yield id;
            }
        };
    }

    /** Others have filled all five versions, and an approver lets theirs be replaced. */
    private static String replaceable(Journey journey, Iam principal) throws Exception {
        String id = journey.applied(principal.arn(), PolicyKind.MANAGED);
        for (String verb : List.of("Get*", "List*", "Put*", "*")) {
            principal.putVersion(id, OTHER.formatted(verb));
        }
        assertThat(journey.apply(id, PolicyKind.MANAGED).body()).contains("CONFLICT");
        assertThat(journey.decide(id, "another-approver", "APPROVE").statusCode())
                .isEqualTo(201);
        return id;
    }

    HttpResponse<String> ordered(Journey journey, String id) throws Exception {
        return switch (this) {
            case INLINE_APPLY -> journey.apply(id);
            case MANAGED_APPLY, MANAGED_REPLACE -> journey.apply(id, PolicyKind.MANAGED);
            case INLINE_REVOKE, MANAGED_REVOKE -> journey.revoke(id);
        };
    }

    void assertDone(Journey journey, Iam principal, String id) throws Exception {
        boolean revoked = this == INLINE_REVOKE || this == MANAGED_REVOKE;
        boolean inline = this == INLINE_APPLY;
        boolean managed = !revoked && !inline;
        assertThat(journey.state(id)).isEqualTo(revoked ? "REVOKED/REVOKED" : "APPLIED/IN_FORCE");
        assertThat(List.copyOf(principal.policies().values()))
                .isEqualTo(inline ? List.of(journey.policy(id)) : List.of());
        assertThat(principal.attached())
                .containsExactlyElementsOf(managed ? List.of(principal.managed(id)) : List.of());
        if (managed) {
            assertThat(principal.versions(id)).containsEntry("default", journey.policy(id));
        } else {
            assertThat(IAM.seed().versions(principal.managed(id))).isEmpty();
        }
        AwsCallEvents.of(journey, id).assertEachHasOneOutcome();
        assertThat(journey.events(id).stream()
                        .map(event -> event.get("action"))
                        .filter(
                                revoked
                                        ? "enforcement.revoke.succeeded"::equals
                                        : "enforcement.apply.succeeded"::equals))
                .hasSize(this == MANAGED_REPLACE ? 2 : 1);
    }

    @Override
    public String toString() {
        return title;
    }
}
