package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.Decision;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.enforcement.EnforcementRole.ExternalId;
import io.gatehouse.enforcement.EnforcementRole.PrincipalPath;
import io.gatehouse.enforcement.RoleProof.Verdict;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleProofTests {

    @ParameterizedTest
    @CsvSource({"aws, /", "aws, /contact-center/", "aws-us-gov, /a/b/", "aws-cn, /"})
    void provesThePolicyOfEveryPartitionAndPath(String partition, String path) {
        RoleProof proof = RoleProof.of(role(partition, path));
        assertThat(proof.verdict()).isEqualTo(Verdict.EXACT);
        assertThat(proof.probes()).filteredOn(RoleProof.RoleProbe::allowed).hasSizeGreaterThan(20);
        assertThat(proof.probes()).filteredOn(probe -> !probe.allowed()).hasSizeGreaterThan(15);
    }

    /** Where Gatehouse runs in that very account, it cannot give itself anything either. */
    @ParameterizedTest
    @CsvSource({
        "role/gatehouse, /, iam:PutRolePolicy",
        "role/contact-center/gatehouse, /contact-center/, iam:DetachRolePolicy",
        "user/gatehouse, /, iam:PutUserPolicy",
    })
    void provesThatGatehouseCannotChangeWhatItRunsAs(String trusted, String path, String action) {
        Arn runsAs = Arn.parse("arn:aws:iam::111122223333:" + trusted);
        var role = new EnforcementRole(
                AccountId.parse("111122223333"), runsAs, new PrincipalPath(path), new ExternalId("an-external-id"));
        RoleProof proof = RoleProof.of(role);
        assertThat(proof.verdict()).isEqualTo(Verdict.EXACT);
        assertThat(PolicyEvaluator.of(List.of(role.policy()))
                        .evaluate(new AccessRequest(action, runsAs.toString(), Map.of()))
                        .decision())
                .isEqualTo(Decision.EXPLICIT_DENY);
        PolicyDocument asOfAnother = role("aws", path).policy();
        assertThat(RoleProof.of(role, asOfAnother).verdict()).isEqualTo(Verdict.FAILED);
    }

    /** Each makes the policy wider, narrower, or lets it loose on what it must never touch. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"iam:PutRolePolicy\"; \"iam:*\"",
                "\"iam:PutRolePolicy\"; \"iam:PutRolePermissionsBoundary\"",
                "role/contact-center/*; role/*",
                "policy/gatehouse/*; policy/*",
                "\"ArnNotLike\"; \"ArnLike\"",
                "\"Deny\"; \"Allow\"",
                "111122223333; *",
                "\"iam:GetUserPolicy\",; ",
                "\"iam:TagPolicy\"; \"iam:UntagPolicy\"",
            })
    void failsAPolicyThatIsSpoiled(String text, String spoiled) {
        EnforcementRole role = role("aws", "/contact-center/");
        String json = role.policy().canonical().json();
        PolicyDocument policy = PolicyReader.read(json.replace(text, spoiled == null ? "" : spoiled));
        assertThat(policy.canonical().json()).isNotEqualTo(json);
        assertThat(RoleProof.of(role, policy).verdict()).isEqualTo(Verdict.FAILED);
    }

    private static EnforcementRole role(String partition, String path) {
        return new EnforcementRole(
                AccountId.parse("111122223333"),
                Arn.parse("arn:" + partition + ":iam::999988887777:role/gatehouse"),
                new PrincipalPath(path),
                new ExternalId("an-external-id"));
    }
}
