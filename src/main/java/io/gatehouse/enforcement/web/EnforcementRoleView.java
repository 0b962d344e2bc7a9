package io.gatehouse.enforcement.web;

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
            "sts:SetSourceIdentity is needed only where gatehouse.aws.accounts.<account>.source-identity is true.");

    /** IAM's own spelling. */
    record TrustPolicy(
            @JsonProperty("Version") String version,
            @JsonProperty("Statement") List<TrustStatement> statements) {}

    record TrustStatement(
            @JsonProperty("Effect") String effect,
            @JsonProperty("Principal") Map<String, String> principal,
            @JsonProperty("Action") List<String> actions,
            @JsonProperty("Condition") Map<String, Object> conditions) {}

    record RoleProofView(
            RoleProof.Verdict verdict, @JsonRawValue String bound, List<RoleProbeView> probes) {}

    record RoleProbeView(
            String expect, String action, String resource, Map<String, List<String>> context, String why) {}

    static EnforcementRoleView of(EnforcementRole role) {
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
                trust(role),
                new RoleProofView(
                        proof.verdict(),
                        proof.bound().canonical().json(),
                        proof.probes().stream().map(EnforcementRoleView::probe).toList()),
                NOTES);
    }

    private static TrustPolicy trust(EnforcementRole role) {
        return new TrustPolicy(
                "2012-10-17",
                List.of(
                        new TrustStatement(
                                "Allow",
                                Map.of("AWS", role.trusted().toString()),
                                List.of("sts:AssumeRole"),
                                Map.of(
                                        "StringEquals",
                                        Map.of(
                                                "sts:ExternalId",
                                                role.externalId().text()))),
                        new TrustStatement(
                                "Allow",
                                Map.of("AWS", role.trusted().toString()),
                                List.of("sts:SetSourceIdentity"),
                                Map.of())));
    }

    private static RoleProbeView probe(RoleProof.RoleProbe probe) {
        Witness call = probe.call();
        return new RoleProbeView(
                probe.allowed() ? "ALLOWED" : "DENIED", call.action(), call.resource(), call.context(), probe.why());
    }
}
