package io.gatehouse.enforcement.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gatehouse.analysis.Witness;
import io.gatehouse.enforcement.EnforcementRole;
import io.gatehouse.enforcement.RoleProof;
import io.gatehouse.iam.CanonicalPolicy;
import java.util.List;
import java.util.Map;

/** The role of an account as the API shows it: what to create, and what it can do. */
record EnforcementRoleView(
        String accountId,
        String roleName,
        String roleArn,
        String principalPath,
        String externalId,
        @JsonRawValue String policy,
        String policyDigest,
        int policyCharacters,
        TrustPolicy trustPolicy,
        RoleProofView proof,
        List<String> notes) {

    private static final List<String> NOTES = List.of(
            "Whoever may put inline policies on a role can give it anything: IAM has no condition on what a policy says."
                    + " Treat this role as an administrator of its path, and put a permissions boundary on the principals"
                    + " below it if there is something that they must never have.",
            "The trust policy allows sts:SetSourceIdentity where gatehouse.aws.accounts.<account>.source-identity is true:"
                    + " print it again when you set that.");

    /** IAM's own spelling. */
    record TrustPolicy(
            @JsonProperty("Version") String version,
            @JsonProperty("Statement") List<TrustStatement> statements) {}

    record TrustStatement(
            @JsonProperty("Effect") String effect,
            @JsonProperty("Principal") Map<String, String> principal,
            @JsonProperty("Action") List<String> actions,

            @JsonProperty("Condition") @JsonInclude(Include.NON_EMPTY)
            Map<String, Object> conditions) {}

    record RoleProofView(
            RoleProof.Verdict verdict, @JsonRawValue String bound, List<RoleProbeView> probes) {}

    record RoleProbeView(
            String expect, String action, String resource, Map<String, List<String>> context, String why) {}

    static EnforcementRoleView of(EnforcementRole role, boolean sourceIdentity) {
        CanonicalPolicy policy = role.policy().canonical();
        RoleProof proof = RoleProof.of(role);
        return new EnforcementRoleView(
                role.account().digits(),
                EnforcementRole.NAME,
                role.arn(),
                role.path().text(),
                role.externalId().text(),
                policy.json(),
                policy.digest().toString(),
                policy.characters(),
                trust(role, sourceIdentity),
                new RoleProofView(
                        proof.verdict(),
                        proof.bound().canonical().json(),
                        proof.probes().stream().map(EnforcementRoleView::probe).toList()),
                NOTES);
    }

    private static TrustPolicy trust(EnforcementRole role, boolean sourceIdentity) {
        TrustStatement assume = statement(
                role,
                "sts:AssumeRole",
                Map.of(
                        "StringEquals",
                        Map.of("sts:ExternalId", role.externalId().text())));
        // That action has no key sts:ExternalId, so it needs a statement of its own.
        return new TrustPolicy(
                "2012-10-17",
                sourceIdentity ? List.of(assume, statement(role, "sts:SetSourceIdentity", Map.of())) : List.of(assume));
    }

    private static TrustStatement statement(EnforcementRole role, String action, Map<String, Object> conditions) {
        return new TrustStatement("Allow", Map.of("AWS", role.trusted().toString()), List.of(action), conditions);
    }

    private static RoleProbeView probe(RoleProof.RoleProbe probe) {
        Witness call = probe.call();
        return new RoleProbeView(
                probe.allowed() ? "ALLOWED" : "DENIED", call.action(), call.resource(), call.context(), probe.why());
    }
}
