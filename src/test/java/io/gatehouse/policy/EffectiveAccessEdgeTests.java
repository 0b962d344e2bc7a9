package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.catalog.Operation;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.AccessFinding.Code;
import io.gatehouse.policy.PossibleAssociation.PossibleTarget;
import io.gatehouse.policy.PossibleAssociation.StatementPlace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveAccessEdgeTests {

    private static final String GREET = "arn:aws:lambda:us-east-1:111122223333:function:greet";
    private static final String STREAM = "arn:aws:firehose:us-east-1:111122223333:deliverystream/records";
    private static final String ALIASES = "arn:aws:lex:us-east-1:111122223333:bot-alias/";
    private static final PolicyDocument BUCKET = generated(Form.of(Form.bucket("recordings", "CALL_RECORDINGS")));
    private static final PolicyDocument FUNCTION = generated(Form.of(Form.function("greet")));

    @Test
    void takesTheOneNameThatAllActionsShareForOneTarget() {
        EffectiveAccess access = access(BUCKET, policy("'Action':'s3:GetBucketLocation','Resource':'*'"));
        assertThat(access.findings()).isEmpty();
        assertThat(targets(access, Operation.ASSOCIATE))
                .extracting(PossibleTarget::pattern)
                .containsExactly("arn:aws:s3:::recordings");
    }

    @Test
    void tracesATargetToItsStatementsInOrder() {
        EffectiveAccess access = access(
                policy("'Sid':'Unrelated','Action':'ec2:*','Resource':'*'"),
                FUNCTION,
                policy("'Action':'lambda:*','Resource':'" + GREET + "'"));
        PossibleTarget target = targets(access, Operation.ASSOCIATE).get(0);
        assertThat(target.sample()).isEqualTo(GREET);
        assertThat(target.certain()).isTrue();
        assertThat(target.statements())
                .extracting(StatementPlace::policy, StatementPlace::statement, StatementPlace::sid)
                .contains(tuple(2, 0, null))
                .doesNotHaveDuplicates();
        assertThat(target.statements())
                .isSortedAccordingTo(
                        Comparator.comparing(StatementPlace::policy).thenComparing(StatementPlace::statement))
                .extracting(StatementPlace::policy)
                .containsOnly(1, 2);
    }

    @Test
    void needsTheConnectActionOnThisInstance() {
        String elsewhere = Form.INSTANCE.replace("12345678-", "12345679-");
        EffectiveAccess access = EffectiveAccess.of(List.of(BUCKET), InstanceArn.parse(elsewhere), Form.CATALOG);
        assertThat(access.allows()).isEmpty();
        assertThat(access.findings()).extracting(AccessFinding::code).containsOnly(Code.UNUSED_GRANT);
        assertThat(access.findings())
                .extracting(finding -> finding.witness().resource())
                .containsOnly("arn:aws:s3:::recordings");
    }

    @Test
    void saysOfATargetThatItIsDeniedOnceForEachAction() {
        EffectiveAccess access = access(BUCKET, deny("'Sid':'No','Action':'s3:GetBucketAcl','Resource':'*'"));
        assertThat(access.allows()).isEmpty();
        assertThat(access.findings())
                .filteredOn(finding -> finding.code() == Code.EXPLICIT_DENY)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.detail())
                            .isEqualTo("s3:getbucketacl on arn:aws:s3:::recordings, which ASSOCIATE and UPDATE need, is"
                                    + " granted and denied: the Deny wins");
                    assertThat(finding.witness().action()).isEqualTo("s3:getbucketacl");
                    assertThat(finding.statements()).containsExactly(new StatementPlace(1, 0, "No"));
                });
        assertThat(access.findings())
                .filteredOn(finding -> finding.code() == Code.UNUSED_GRANT)
                .extracting(finding -> finding.witness().action())
                .doesNotContain("s3:getbucketacl")
                .contains("s3:getbucketlocation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect:DisassociateInstanceStorageConfig | connect:Disassociate* |"
                        + " connect:disassociateinstancestorageconfig on INSTANCE, which DISASSOCIATE needs, is",
                "connect:*InstanceStorageConfig, s3:GetBucket* | connect:UpdateInstanceStorageConfig |"
                        + " connect:updateinstancestorageconfig on INSTANCE, which UPDATE needs, is",
                "connect:*InstanceStorageConfig, s3:GetBucket* | connect:*InstanceStorageConfig |"
                        + " connect:associateinstancestorageconfig, connect:updateinstancestorageconfig,"
                        + " connect:disassociateinstancestorageconfig on INSTANCE,"
                        + " which ASSOCIATE, UPDATE and DISASSOCIATE need, are",
                "connect:DisassociateLambdaFunction, lambda:RemovePermission | lambda:* |"
                        + " lambda:removepermission on GREET, which DISASSOCIATE needs, is",
                "connect:*LambdaFunction, lambda:* | lambda:* |"
                        + " lambda:addpermission, lambda:removepermission on GREET,"
                        + " which ASSOCIATE and DISASSOCIATE need, are",
                "connect:*InstanceStorageConfig, kms:CreateGrant | kms:CreateGrant |"
                        + " kms:creategrant on KEY, which ASSOCIATE and UPDATE need, is",
            })
    void saysOnceOfEveryOperationWhatIsGrantedAndDenied(String granted, String denied, String detail) {
        String resources =
                "'Resource':['" + String.join("','", Form.INSTANCE, GREET, "arn:aws:s3:::b", Form.KEY) + "']";
        EffectiveAccess access = access(
                policy("'Action':['" + granted.replace(", ", "','") + "']," + resources),
                deny("'Sid':'No','Action':'" + denied + "','Resource':'*'"));
        assertThat(access.findings())
                .filteredOn(finding -> finding.code() == Code.EXPLICIT_DENY)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.detail())
                            .isEqualTo(detail.replace("INSTANCE", Form.INSTANCE)
                                            .replace("GREET", GREET)
                                            .replace("KEY", Form.KEY)
                                    + " granted and denied: the Deny wins");
                    assertThat(finding.statements()).containsExactly(new StatementPlace(1, 0, "No"));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lambda:RemovePermission | ec2:* | lambda:removepermission on GREET is granted, but DISASSOCIATE of"
                        + " LAMBDA_FUNCTION also needs connect:disassociatelambdafunction on INSTANCE (not allowed)",
                "lambda:RemovePermission, connect:* | connect:Dis* | lambda:removepermission on GREET is granted, but"
                        + " DISASSOCIATE of LAMBDA_FUNCTION also needs connect:disassociatelambdafunction on INSTANCE"
                        + " (denied)",
                "s3:GetBucketAcl, connect:* | ec2:* | s3:getbucketacl on arn:aws:s3:::b is granted, but ASSOCIATE and"
                        + " UPDATE of S3_BUCKET also need s3:getbucketlocation on arn:aws:s3:::b (not allowed)",
                "s3:GetBucket*, connect:* | s3:GetBucketAcl | s3:getbucketlocation on arn:aws:s3:::b is granted, but"
                        + " ASSOCIATE and UPDATE of S3_BUCKET also need s3:getbucketacl on arn:aws:s3:::b (denied)",
                "kms:DescribeKey, s3:GetBucket*, connect:* | ec2:* | kms:describekey on KEY is granted, but ASSOCIATE"
                        + " and UPDATE of S3_BUCKET also need kms:creategrant on KEY (not allowed); ASSOCIATE and"
                        + " UPDATE of KINESIS_VIDEO_STREAM also need kms:creategrant on KEY (not allowed)",
                "kms:RetireGrant, kms:CreateGrant, kms:DescribeKey, connect:UpdateInst* | ec2:* | "
            })
    void saysOfAGrantWhatElseItsOperationsNeed(String granted, String denied, @Nullable String detail) {
        String resources =
                "'Resource':['" + String.join("','", Form.INSTANCE, GREET, "arn:aws:s3:::b", Form.KEY) + "']";
        EffectiveAccess access = access(
                policy("'Action':['" + granted.replace(", ", "','") + "']," + resources),
                deny("'Action':'" + denied + "','Resource':'*'"));
        assertThat(access.findings())
                .filteredOn(finding -> finding.code() == Code.UNUSED_GRANT)
                .extracting(AccessFinding::detail)
                .isEqualTo(
                        detail == null
                                ? List.of()
                                : List.of(detail.replace("INSTANCE", Form.INSTANCE)
                                        .replace("GREET", GREET)
                                        .replace("KEY", Form.KEY)));
    }

    @Test
    void tellsAStorageTypeThatIsNotAllowedFromAnActionThatIsNot() {
        PolicyDocument other = policy("'Action':'connect:*InstanceStorageConfig','Resource':'*','Condition':"
                + "{'StringEquals':{'connect:StorageResourceType':'MEDIA_STREAMS'}}");
        EffectiveAccess access = access(other, policy("'Action':'firehose:*','Resource':'" + STREAM + "'"));
        assertThat(access.findings())
                .extracting(AccessFinding::detail)
                .containsExactly("firehose:describedeliverystream on " + STREAM + " is granted, but ASSOCIATE of"
                        + " FIREHOSE_DELIVERY_STREAM also needs connect:associateinstancestorageconfig on "
                        + Form.INSTANCE + " for CONTACT_TRACE_RECORDS (not allowed); UPDATE of"
                        + " FIREHOSE_DELIVERY_STREAM also needs connect:updateinstancestorageconfig on "
                        + Form.INSTANCE + " for CONTACT_TRACE_RECORDS (not allowed)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3:* | nothing of it is left by the permissions boundary",
                "lambda:* | ASSOCIATE of LAMBDA_FUNCTION also needs"
                        + " connect:associatelambdafunction on INSTANCE (not allowed by the permissions boundary)",
            })
    void saysWhatTheBoundaryDoesNotLeave(String boundary, String detail) {
        var held =
                new HeldPolicies(List.of(FUNCTION), Optional.of(policy("'Action':'" + boundary + "','Resource':'*'")));
        assertThat(EffectiveAccess.of(held, InstanceArn.parse(Form.INSTANCE), Form.CATALOG)
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail())
                        .isEqualTo("lambda:addpermission on " + GREET + " is granted, but "
                                + detail.replace("INSTANCE", Form.INSTANCE)));
    }

    @Test
    void saysThatTheBoundaryDeniesWhatElseIsNeeded() {
        PolicyDocument boundary =
                PolicyReader.read(("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*',"
                                + "'Resource':'*'},{'Effect':'Deny','Action':'s3:GetBucketAcl','Resource':'*'}]}")
                        .replace('\'', '"'));
        var held = new HeldPolicies(List.of(BUCKET), Optional.of(boundary));
        assertThat(EffectiveAccess.of(held, InstanceArn.parse(Form.INSTANCE), Form.CATALOG)
                        .findings())
                .filteredOn(finding -> finding.code() == Code.UNUSED_GRANT)
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail())
                        .endsWith("also need s3:getbucketacl on arn:aws:s3:::recordings (denied by the permissions"
                                + " boundary)"));
    }

    @Test
    void tracesAVideoStreamToTheStatementsOfItsKey() {
        PolicyDocument connect = policy("'Action':'connect:AssociateInstanceStorageConfig','Resource':'*'");
        PolicyDocument key =
                policy("'Sid':'Key','Action':['kms:CreateGrant','kms:DescribeKey'],'Resource':'" + Form.KEY + "'");
        assertThat(targets(access(connect, key), Operation.ASSOCIATE))
                .singleElement()
                .satisfies(target -> assertThat(target.statements())
                        .containsExactly(new StatementPlace(0, 0, null), new StatementPlace(1, 0, "Key")));
        assertThat(targets(access(connect), Operation.ASSOCIATE)).isEmpty();
    }

    @Test
    void saysWhichCallsAreAllowedButNotOnOneResource() {
        EffectiveAccess access = access(
                policy("'Action':'connect:*','Resource':'*'"),
                policy("'Action':'lex:DescribeBotAlias','Resource':'" + ALIASES + "*'"),
                policy("'Action':'lex:CreateResourcePolicy','Resource':'" + ALIASES + "a/*'"),
                policy("'Action':'lex:UpdateResourcePolicy','Resource':'" + ALIASES + "b/*'"));
        assertThat(access.findings())
                .extracting(AccessFinding::detail)
                .contains("lex:describebotalias on " + ALIASES + "* is granted, but ASSOCIATE of LEX_V2_BOT_ALIAS also"
                        + " needs lex:describebotalias, lex:createresourcepolicy and lex:updateresourcepolicy on one"
                        + " and the same of " + ALIASES + "* (not allowed together)");
    }

    @Test
    void findsNothingDefeatedWhereIamCannotRestrict() {
        assertThat(access(generated(Form.of(Form.bucket("recordings", "CALL_RECORDINGS"))
                                .doing(List.of(Operation.DISASSOCIATE))
                                .acceptingBroader()))
                        .findings())
                .isEmpty();
    }

    @Test
    void namesThePatternAndASampleThatDefeatTheRestriction() {
        EffectiveAccess access = access(BUCKET, policy("'Sid':'All','Action':'s3:*','Resource':'arn:aws:s3:::log-*'"));
        assertThat(access.findings()).extracting(AccessFinding::code).containsOnly(Code.RESTRICTION_DEFEATED);
        assertThat(access.findings())
                .extracting(finding -> finding.detail().replaceAll("such as .*", "such as"))
                .containsExactly(
                        "ASSOCIATE of S3_BUCKET is possible with every target that matches arn:aws:s3:::log-*, such as",
                        "UPDATE of S3_BUCKET is possible with every target that matches arn:aws:s3:::log-*, such as");
        assertThat(access.findings()).allSatisfy(finding -> {
            assertThat(finding.witness().resource()).startsWith("arn:aws:s3:::log-");
            assertThat(finding.detail()).endsWith("such as " + finding.witness().resource());
            assertThat(finding.statements()).contains(new StatementPlace(1, 0, "All"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "iam:AttachGroupPolicy, group/a",
        "iam:AttachRolePolicy, role/a",
        "iam:AttachUserPolicy, user/a",
        "iam:CreatePolicyVersion, policy/a",
        "iam:PutGroupPolicy, group/a",
        "iam:PutRolePolicy, role/a",
        "iam:PutUserPolicy, user/a",
        "iam:UpdateAssumeRolePolicy, role/a"
    })
    void findsEachActionThatGivesRights(String action, String name) {
        String arn = "arn:aws:iam::111122223333:" + name;
        EffectiveAccess access = access(policy("'Sid':'Up','Action':'" + action + "','Resource':'" + arn + "'"));
        assertThat(access.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.ESCALATION);
            assertThat(finding.detail()).contains(action, arn);
            assertThat(finding.witness().resource()).isEqualTo(arn);
            assertThat(finding.statements()).containsExactly(new StatementPlace(0, 0, "Up"));
        });
        assertThat(access(policy("'Action':'" + action
                                + "','Resource':'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/*'"))
                        .findings())
                .isEmpty();
    }

    @Test
    void dependsOnConditionsThatNobodyKnows() {
        EffectiveAccess access = access(
                FUNCTION,
                deny(
                        "'Action':'connect:AssociateLambdaFunction','Resource':'*','Condition':{'Bool':{'aws:k':'true'}}"));
        assertThat(targets(access, Operation.ASSOCIATE))
                .extracting(PossibleTarget::certain)
                .containsExactly(false);
    }

    @Test
    void takesAGrantForUnusedWhateverElseIsPossible() {
        assertThat(unused(access(FUNCTION, policy("'Action':'s3:GetBucketAcl','Resource':'arn:aws:s3:::other'"))))
                .containsExactly("arn:aws:s3:::other");
        assertThat(unused(access(BUCKET, policy("'Action':'s3:GetBucketAcl','Resource':'arn:aws:s3:::other'"))))
                .containsExactly("arn:aws:s3:::other");
        PolicyDocument removal = generated(Form.of(Form.bucket("other", "CALL_RECORDINGS"))
                .doing(List.of(Operation.DISASSOCIATE))
                .acceptingBroader());
        assertThat(unused(access(removal, policy("'Action':'s3:GetBucketAcl','Resource':'arn:aws:s3:::other'"))))
                .containsExactly("arn:aws:s3:::other");
    }

    @Test
    void takesObjectsForNoBuckets() {
        EffectiveAccess access = access(
                policy("'Action':'connect:*','Resource':'*'"), policy("'Action':'s3:*','Resource':'arn:aws:s3:::b/*'"));
        assertThat(access.allows())
                .filteredOn(possible -> possible.operation() != Operation.DISASSOCIATE)
                .extracting(PossibleAssociation::kind)
                .doesNotContain("S3_BUCKET");
    }

    @Test
    void tracesAnAssociationToConnectsStatementTooWhateverItsTarget() {
        PolicyDocument connect = policy("'Sid':'Connect','Action':'connect:*','Resource':'*'");
        EffectiveAccess access = access(connect, policy("'Action':'s3:*','Resource':'arn:aws:s3:::b'"));
        assertThat(access.allows())
                .extracting(PossibleAssociation::typeName)
                .contains("S3_BUCKET", "INTEGRATION SES_IDENTITY");
        assertThat(access.allows())
                .flatExtracting(PossibleAssociation::targets)
                .allSatisfy(target -> assertThat(target.statements()).contains(new StatementPlace(0, 0, "Connect")));
    }

    private static List<String> unused(EffectiveAccess access) {
        return access.findings().stream()
                .filter(finding -> finding.code() == Code.UNUSED_GRANT)
                .map(finding -> finding.witness().resource())
                .distinct()
                .toList();
    }

    private static List<PossibleTarget> targets(EffectiveAccess access, Operation operation) {
        return access.allows().stream()
                .filter(possible -> possible.operation() == operation)
                .flatMap(possible -> possible.targets().stream())
                .toList();
    }

    private static EffectiveAccess access(PolicyDocument... policies) {
        return EffectiveAccess.of(List.of(policies), InstanceArn.parse(Form.INSTANCE), Form.CATALOG);
    }

    private static PolicyDocument generated(Form form) {
        return new PolicyGenerator().generate(form.withRole(Form.ROLE).read()).document();
    }

    private static PolicyDocument policy(String statement) {
        return read("'Effect':'Allow'," + statement);
    }

    private static PolicyDocument deny(String statement) {
        return read("'Effect':'Deny'," + statement);
    }

    private static PolicyDocument read(String statement) {
        return PolicyReader.read(("{'Version':'2012-10-17','Statement':{" + statement + "}}").replace('\'', '"'));
    }
}
