package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.request.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A kind of policy that is applied and then revoked, and what IAM has after each. */
enum FaultScenario {
    INLINE("inline", PolicyKind.INLINE, operation -> true),
    MANAGED("managed", PolicyKind.MANAGED, operation -> true),
    /** Others have filled all five versions, and an approver lets theirs be replaced. */
    REPLACED(
            "managed, over five versions",
            PolicyKind.MANAGED,
            operation -> operation.matches("(Create|Delete)PolicyVersion|ListPolicyVersions"));

    private static final String OTHER =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:%s\",\"Resource\":\"*\"}}";

    private final String title;
    private final PolicyKind kind;
    private final Predicate<String> shown;

    FaultScenario(String title, PolicyKind kind, Predicate<String> shown) {
        this.title = title;
        this.kind = kind;
        this.shown = shown;
    }

    /** Whether the table has the operation here; those of another scenario are not shown twice. */
    boolean shows(String operation) {
        return shown.test(operation);
    }

    String prepared(Journey journey, Iam principal) throws Exception {
        if (this != REPLACED) {
            return journey.approved(principal.arn());
        }
        String id = journey.applied(principal.arn(), kind);
        for (String verb : List.of("Get*", "List*", "Put*", "*")) {
            principal.putVersion(id, OTHER.formatted(verb));
        }
        assertThat(journey.apply(id, kind).body()).contains("CONFLICT");
        assertThat(journey.decide(id, "another-approver", "APPROVE").statusCode())
                .isEqualTo(201);
        return id;
    }

    String apply(Journey journey, String id) throws Exception {
        return journey.apply(id, kind).body();
    }

    void assertApplied(Journey journey, Iam principal, String id) throws Exception {
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        String policy = journey.policy(id);
        if (kind == PolicyKind.INLINE) {
            assertThat(principal.policies()).isEqualTo(Map.of("Gatehouse-" + id, policy));
            assertThat(principal.attached()).isEmpty();
        } else {
            assertThat(principal.policies()).isEmpty();
            assertThat(principal.attached()).containsExactly(principal.managed(id));
            assertThat(principal.versions(id)).containsEntry("default", policy);
        }
    }

    void assertRevoked(Journey journey, Iam principal, String id) throws Exception {
        assertThat(journey.state(id)).isEqualTo("REVOKED/REVOKED");
        assertThat(principal.policies()).isEmpty();
        assertThat(principal.attached()).isEmpty();
        assertThat(principal.versions(id)).isEmpty();
    }

    @Override
    public String toString() {
        return title;
    }
}
