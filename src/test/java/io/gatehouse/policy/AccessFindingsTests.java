package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.AllowedCalls;
import io.gatehouse.catalog.Operation;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.AccessFinding.Code;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFindingsTests {

    private static final String FUNCTIONS = "arn:aws:lambda:us-east-1:111122223333:function:";
    private static final String GENERATED = new PolicyGenerator()
            .generate(Form.of(Form.function("greet")).withRole(Form.ROLE).read())
            .canonical()
            .json();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'iam:*','Resource':'*'",
                "'Action':'IAM:*','Resource':'*'",
                "'Action':'*','Resource':'*'",
                "'NotAction':'s3:*','Resource':'*'",
                "'Action':['iam:*','sts:Assume*'],'Resource':'arn:aws:*'",
            })
    void makesOneFindingOfAllEscalationByOneStatement(String statement) {
        AccessFinding finding = only(Code.ESCALATION, find("{'Effect':'Allow'," + statement + "}"));
        assertThat(finding.detail())
                .containsPattern("^on (arn:aws:)?[*], outside of Amazon Connect's service-linked roles: ")
                .contains("iam:AttachRolePolicy, iam:PutRolePolicy")
                .contains("iam:CreateAccessKey, iam:CreateLoginProfile, iam:UpdateLoginProfile")
                .contains("iam:SetDefaultPolicyVersion")
                .contains("iam:DeleteRolePermissionsBoundary, iam:PutRolePermissionsBoundary")
                .contains("gives nothing by itself");
        assertThat(finding.statements()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iam:PassRole | role/app | gives nothing by itself",
                "iam:CreateAccessKey | user/dana | credentials of users",
                "iam:AddUserToGroup | group/admins | users to groups",
                "iam:createloginprofile | user/* | credentials of users",
                "iam:UpdateLogin* | user/dana | iam:UpdateLoginProfile",
                "iam:SetDefaultPolicyVersion | policy/app | managed policy",
                "iam:PutUserPermissionsBoundary | user/dana | boundaries of users",
                "iam:DeleteRolePermissionsBoundary | role/app | boundaries of roles",
                "sts:AssumeRole | role/app | trust the principal",
                "iam:UpdateAssumeRolePolicy | role/app | who may act as roles",
            })
    void saysWhatAnActionLeadsTo(String action, String resource, String meaning) {
        AccessFinding finding = only(
                Code.ESCALATION,
                find("{'Effect':'Allow','Action':'" + action + "','Resource':'arn:aws:iam::111122223333:" + resource
                        + "'}"));
        assertThat(finding.detail()).contains(meaning).contains(resource);
        assertThat(finding.witness()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'iam:AddUserToGroup','Resource':'arn:aws:iam::111122223333:role/app'",
                "'Action':'iam:PutRolePolicy','Resource':'arn:aws:iam::111122223333:user/dana'",
                "'Action':'iam:PutRolePolicy','Resource':'arn:aws:iam::111122223333:user/*'",
                "'Action':'iam:PutRolePolicy','Resource':'arn:aws:iam::111122223333:user/${aws:username}'",
                "'Action':'iam:Get*','Resource':'*'",
                "'Action':'iam:PutRolePolicy','Resource':'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/*'",
                "'NotAction':['iam:*','sts:*'],'Resource':'*'",
            })
    void findsNoEscalationWhereThereIsNone(String statement) {
        assertThat(find("{'Effect':'Allow'," + statement + "}")).noneMatch(it -> it.code() == Code.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user/dana", "user/*", "user/${aws:username}"})
    void namesOfEveryActionOnlyThoseThatUsersTake(String users) {
        AccessFinding finding = only(
                Code.ESCALATION,
                find("{'Effect':'Allow','Action':'iam:*','Resource':'arn:aws:iam::111122223333:" + users + "'}"));
        assertThat(finding.detail())
                .contains("iam:AttachUserPolicy", "iam:PutUserPermissionsBoundary", "iam:CreateAccessKey")
                .doesNotContain("Role", "Group", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion");
    }

    @Test
    void findsByAVariableWhatSomeValueOfItWouldName() {
        AccessFinding finding = only(
                Code.ESCALATION,
                find("{'Effect':'Allow','Action':'iam:*','Resource':'arn:aws:iam::*:${aws:PrincipalTag/kind}/app'}"));
        assertThat(finding.detail()).contains("iam:PutRolePolicy", "iam:PutUserPolicy", "iam:CreatePolicyVersion");
        assertThat(finding.witness()).isNull();
    }

    @Test
    void saysThatConditionsMayHoldEscalationBack() {
        List<AccessFinding> found = find(
                "{'Effect':'Allow','Action':'iam:PutRolePolicy','Resource':'*'}",
                "{'Effect':'Deny','Action':'iam:*','Resource':'*','Condition':{'BoolIfExists':"
                        + "{'aws:MultiFactorAuthPresent':'false'}}}");
        assertThat(only(Code.ESCALATION, found).detail()).contains("as far as conditions and Denies let it");
        assertThat(only(Code.ESCALATION, found).witness().context()).isNotEmpty();
        assertThat(find(
                        "{'Effect':'Allow','Action':'iam:PutRolePolicy','Resource':'*'}",
                        "{'Effect':'Deny','Action':'IAM:put*','Resource':'*'}"))
                .noneMatch(it -> it.code() == Code.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Action':'LAMBDA:ADDPERMISSION','Resource':'*'",
                "'Action':'lambda:Add*','Resource':'arn:aws:lambda:*'",
                "'NotAction':'s3:*','NotResource':'arn:aws:connect:*'",
                "'Action':'*','Resource':'arn:aws:lambda:*:*:function:*','Condition':{'StringLike':{'aws:k':'*'}}},"
                        + "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Null':{'aws:k':'true'}}",
            })
    void saysWhichDenyTakesAGrantAwayWhateverTheCall(String deny) {
        for (String name : List.of("greet", "greet*", "${aws:PrincipalTag/team}")) {
            List<AccessFinding> found = find(
                    "{'Effect':'Allow','Action':'lambda:*','Resource':'" + FUNCTIONS + name + "'}",
                    "{'Sid':'No','Effect':'Deny'," + deny + "}");
            assertThat(found)
                    .as(name)
                    .anyMatch(it -> it.code() == Code.EXPLICIT_DENY
                            && it.detail()
                                    .matches("lambda:addpermission(, lambda:removepermission)? on \\Q" + FUNCTIONS
                                            + "\\E.*, which ASSOCIATE .*"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringNotEquals':{'aws:k':'a'}",
                "'StringEqualsIfExists':{'aws:k':'a'}",
                "'Bool':{'aws:SecureTransport':'false'}",
                "'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}",
                "'Null':{'aws:k':'true'}",
                "'StringEquals':{'aws:k':'${aws:username}'}",
            })
    void findsNoDenyThatACallCanGoAround(String condition) {
        assertThat(find(
                        GENERATED,
                        "{'Effect':'Deny','Action':'lambda:*','Resource':'*','Condition':{" + condition + "}}"))
                .noneMatch(it -> it.code() == Code.EXPLICIT_DENY);
    }

    @Test
    void namesEveryActionOnTheInstanceThatOneDenyTakesAway() {
        List<AccessFinding> found = find(GENERATED, "{'Sid':'No','Effect':'Deny','Action':'connect:*','Resource':'*'}");
        AccessFinding finding = only(Code.EXPLICIT_DENY, found);
        assertThat(finding.detail()).contains("connect:associatelambdafunction").contains(Form.INSTANCE);
        assertThat(finding.statements()).extracting(it -> it.sid()).containsExactly("No");
        assertThat(found).anyMatch(it -> it.code() == Code.UNUSED_GRANT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "greet* | ",
                "greet | ,'Condition':{'StringEquals':{'aws:PrincipalTag/team':'red'}}",
                "* | ,'Condition':{'StringNotEquals':{'aws:PrincipalTag/team':'red'}}",
            })
    void namesGrantsOfPatternsAndUnderConditionsThatCannotBeUsed(String name, String condition) {
        List<AccessFinding> found = find("{'Effect':'Allow','Action':'lambda:AddPermission','Resource':'" + FUNCTIONS
                + name + "'" + (condition == null ? "" : condition) + "}");
        assertThat(only(Code.UNUSED_GRANT, found).detail()).contains(FUNCTIONS + name);
        assertThat(only(Code.UNUSED_GRANT, found).witness().resource()).startsWith(FUNCTIONS);
    }

    @Test
    void seesWhatABoundaryTakesAway() {
        PolicyDocument others = read("{'Effect':'Allow','Action':'*','Resource':'" + FUNCTIONS + "other'},"
                + "{'Effect':'Allow','Action':'connect:*','Resource':'*'}");
        assertThat(only(Code.UNUSED_GRANT, find(Optional.of(others), GENERATED)).detail())
                .contains("nothing of it is left");
        PolicyDocument deny = read("{'Effect':'Allow','Action':'*','Resource':'*'},"
                + "{'Effect':'Deny','Action':'lambda:*','Resource':'*'}");
        AccessFinding finding = only(Code.EXPLICIT_DENY, find(Optional.of(deny), GENERATED));
        assertThat(finding.detail()).contains("of the permissions boundary");
        assertThat(finding.statements()).isNotEmpty();
        assertThat(find(
                        Optional.of(read("{'Effect':'Allow','Action':['lambda:*','connect:*'],'Resource':['" + FUNCTIONS
                                + "greet','arn:aws:connect:*']}")),
                        "{'Effect':'Allow','Action':'*','Resource':'*'}"))
                .isEmpty();
    }

    @Test
    void confirmsEveryWitness() {
        String[] policies = {
            "{'Effect':'Allow','NotAction':'sts:*','NotResource':'arn:aws:s3:::b*'}",
            "{'Effect':'Deny','Action':'iam:*','Resource':'*','Condition':{'StringNotEqualsIfExists':{'aws:k':'a'}}}"
        };
        List<AccessFinding> found = find(policies);
        AllowedCalls calls = AllowedCalls.of(
                Arrays.stream(policies).map(AccessFindingsTests::read).toList());
        assertThat(found).extracting(AccessFinding::code).contains(Code.RESTRICTION_DEFEATED, Code.ESCALATION);
        assertThat(found)
                .allMatch(it -> calls.isAllowed(new AccessRequest(
                        it.witness().action(),
                        it.witness().resource(),
                        it.witness().context())));
    }

    private static AccessFinding only(Code code, List<AccessFinding> findings) {
        List<AccessFinding> found =
                findings.stream().filter(it -> it.code() == code).toList();
        assertThat(found).as("%s", findings).hasSize(1);
        return found.get(0);
    }

    private static List<AccessFinding> find(String... policies) {
        return find(Optional.empty(), policies);
    }

    private static List<AccessFinding> find(Optional<PolicyDocument> boundary, String... policies) {
        AllowedCalls alone = AllowedCalls.of(
                Arrays.stream(policies).map(AccessFindingsTests::read).toList());
        AllowedCalls calls = boundary.map(alone::within).orElse(alone);
        InstanceArn instance = InstanceArn.parse(Form.INSTANCE);
        List<PossibleAssociation> allows =
                new AssociationRelation(calls, instance).of(Form.CATALOG, EnumSet.allOf(Operation.class));
        return new AccessFindings(calls, instance, Form.CATALOG, allows).find();
    }

    private static PolicyDocument read(String text) {
        return PolicyReader.read(
                text.startsWith("{\"")
                        ? text
                        : ("{'Version':'2012-10-17','Statement':[" + text + "]}").replace('\'', '"'));
    }
}
