package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.catalog.Operation;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.AccessFinding.Code;
import io.gatehouse.policy.PossibleAssociation.PossibleTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EffectiveAccessTests {

    private static final PolicyDocument GENERATED = new PolicyGenerator()
            .generate(Form.of(Form.bucket("recordings", "CALL_RECORDINGS"), Form.function("greet"))
                    .withRole(Form.ROLE)
                    .read())
            .document();

    @Test
    void findsNothingWrongWithWhatGatehouseGenerates() {
        EffectiveAccess access = access();
        assertThat(access.findings()).isEmpty();
        assertThat(access.allows())
                .extracting(PossibleAssociation::kind, PossibleAssociation::operation)
                .containsExactlyInAnyOrder(
                        tuple("S3_BUCKET", Operation.ASSOCIATE),
                        tuple("S3_BUCKET", Operation.UPDATE),
                        tuple("LAMBDA_FUNCTION", Operation.ASSOCIATE));
        assertThat(targets(access, "S3_BUCKET")).containsExactly("arn:aws:s3:::recordings");
    }

    @Test
    void saysWhichStatementDefeatsTheRestriction() {
        EffectiveAccess access = access("{'Sid':'All','Effect':'Allow','Action':'s3:*','Resource':'*'}");
        assertThat(targets(access, "S3_BUCKET")).containsExactly("*");
        AccessFinding finding = only(access, Code.RESTRICTION_DEFEATED);
        assertThat(finding.statements()).extracting(place -> place.sid()).contains("All");
        assertThat(finding.witness().action()).isEqualTo("s3:getbucketacl");
    }

    @Test
    void keepsToWhatAllActionsOnTheTargetAllow() {
        EffectiveAccess access = access(
                "{'Effect':'Allow','Action':'s3:GetBucketAcl','Resource':'arn:aws:s3:::a*'}",
                "{'Effect':'Allow','Action':'s3:GetBucketLocation','Resource':'arn:aws:s3:::*z'}");
        assertThat(targets(access, "S3_BUCKET"))
                .contains("arn:aws:s3:::recordings")
                .hasSizeBetween(2, 3);
        assertThat(access.findings())
                .filteredOn(it -> it.code() == Code.RESTRICTION_DEFEATED)
                .allMatch(it ->
                        it.detail().contains("arn:aws:s3:::a") && it.detail().contains("∩ "));
    }

    @Test
    void seesWhatADenyTakesAway() {
        EffectiveAccess access = access(
                "{'Sid':'No','Effect':'Deny','Action':'lambda:*','NotResource':'arn:aws:lambda:*:*:function:other'}");
        assertThat(targets(access, "LAMBDA_FUNCTION")).isEmpty();
        assertThat(only(access, Code.EXPLICIT_DENY).statements())
                .extracting(place -> place.sid())
                .containsExactly("No");
    }

    @Test
    void findsNoWayAroundADenyUnlessItsConditionLeavesOne() {
        String deny = "{'Effect':'Deny','Action':'lambda:AddPermission','Resource':'*','Condition':{'StringEquals':"
                + "{'aws:PrincipalTag/team':'red'}}}";
        PossibleTarget function = access(deny).allows().stream()
                .filter(possible -> possible.kind().equals("LAMBDA_FUNCTION"))
                .flatMap(possible -> possible.targets().stream())
                .findFirst()
                .orElseThrow();
        assertThat(function.certain()).isFalse();
        assertThat(function.pattern()).endsWith(":function:greet");
    }

    @Test
    void namesGrantsThatCannotBeUsed() {
        EffectiveAccess access = EffectiveAccess.of(
                policies(
                        "{'Effect':'Allow','Action':'lambda:AddPermission','Resource':'arn:aws:lambda:us-east-1:111122223333:function:greet'}"),
                InstanceArn.parse(Form.INSTANCE),
                Form.CATALOG);
        assertThat(access.allows()).isEmpty();
        assertThat(only(access, Code.UNUSED_GRANT).detail()).contains("function:greet");
    }

    @Test
    void findsEscalationBesideTheServiceLinkedRole() {
        EffectiveAccess access = access(
                "{'Effect':'Allow','Action':'iam:AttachRolePolicy','Resource':'arn:aws:iam::111122223333:role/admins'}");
        AccessFinding finding = only(access, Code.ESCALATION);
        assertThat(finding.witness().resource()).isEqualTo("arn:aws:iam::111122223333:role/admins");
    }

    /** Ten managed policies and the inline ones, about 72,000 characters. */
    @Test
    void answersForAsManyStatementsAsARoleHolds() {
        List<String> statements = IntStream.range(0, 350)
                .mapToObj(i -> "{'Effect':'Allow','Action':['s3:GetBucketAcl','s3:GetBucketLocation'],"
                        + "'Resource':'arn:aws:s3:::recordings-" + i + "-*'}")
                .toList();
        EffectiveAccess access = access("[" + String.join(",", statements) + "]");
        assertThat(targets(access, "S3_BUCKET")).hasSizeGreaterThan(350);
    }

    private static AccessFinding only(EffectiveAccess access, Code code) {
        List<AccessFinding> found = access.findings().stream()
                .filter(finding -> finding.code() == code)
                .toList();
        assertThat(found).as("%s", access.findings()).isNotEmpty();
        return found.get(0);
    }

    private static List<String> targets(EffectiveAccess access, String kind) {
        return access.allows().stream()
                .filter(possible -> possible.kind().equals(kind) && possible.operation() == Operation.ASSOCIATE)
                .flatMap(possible -> possible.targets().stream())
                .map(PossibleTarget::pattern)
                .toList();
    }

    private static EffectiveAccess access(String... others) {
        List<PolicyDocument> all = new ArrayList<>(List.of(GENERATED));
        all.addAll(policies(others));
        return EffectiveAccess.of(all, InstanceArn.parse(Form.INSTANCE), Form.CATALOG);
    }

    private static List<PolicyDocument> policies(String... statements) {
        List<PolicyDocument> policies = new ArrayList<>();
        for (String statement : statements) {
            policies.add(
                    PolicyReader.read(("{'Version':'2012-10-17','Statement':" + statement + "}").replace('\'', '"')));
        }
        return policies;
    }
}
