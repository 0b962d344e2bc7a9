package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.Fastest;
import io.gatehouse.iam.InvalidValueException;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEvaluatorTests {

    private static final String BUCKET = "arn:aws:s3:::recordings";
    private static final PolicyDocument READ =
            policy("'Sid':'Read','Effect':'Allow','Action':'s3:Get*','Resource':'*'");
    private static final PolicyDocument NO_ACL =
            policy("'Sid':'NoAcl','Effect':'Deny','Action':'s3:GetBucketAcl','Resource':'" + BUCKET + "'");

    @ParameterizedTest
    @CsvSource({
        "*, arn:aws:s3:::a, true",
        "*, *, true",
        "arn:aws:s3:::a, *, false",
        "arn:aws:s3:::a, arn:aws:s3:::a, true",
        "arn:aws:s3:::a, arn:aws:s3:::A, false",
        "arn:aws:s3:::a*, arn:aws:s3:::ab/c:d, true",
        "arn:aws:s3:::a?c, arn:aws:s3:::abc, true",
        "arn:aws:s3:::a?c, arn:aws:s3:::ac, false",
        "arn:aws:lambda:*:1:function:f, arn:aws:lambda:us-east-1:1:function:f, true",
        "arn:aws:lambda:*:function:f, arn:aws:lambda:us-east-1:1:function:f, false",
        "arn:aws:lambda:*:f, arn:aws:lambda:us-east-1:1:f, false",
        "arn:aws:lambda:us-*, arn:aws:lambda:us-east-1:1:function:f, true",
        "arn:aws:lambda:eu-*, arn:aws:lambda:us-east-1:1:function:f, false",
        "arn:aws:lambda, arn:aws:lambda:us-east-1:1:function:f, false",
        "arn:aws:s3:*, arn:aws:s3:::a, true",
        "arn:*, arn:aws:s3:::a, true",
        "arn:aws*:s3:::a, arn:aws-cn:s3:::a, true",
        "arn:aws:s3:::${aws:username}, arn:aws:s3:::dana, true",
        "arn:aws:s3:::${aws:username}, arn:aws:s3:::erin, false",
        "arn:aws:s3:::${aws:missing}, arn:aws:s3:::dana, false",
    })
    void matchesResourcesPartByPart(String pattern, String resource, boolean allowed) {
        PolicyDocument policy = policy("'Effect':'Allow','Action':'*','Resource':'" + pattern + "'");
        var request = new AccessRequest("s3:GetObject", resource, Map.of("aws:username", List.of("dana")));
        assertThat(PolicyEvaluator.of(List.of(policy)).evaluate(request).decision())
                .isEqualTo(allowed ? Decision.ALLOWED : Decision.IMPLICIT_DENY);
    }

    @ParameterizedTest
    @CsvSource({
        "Action, s3:getobject, true",
        "Action, S3:*, true",
        "Action, s3:Put*, false",
        "Action, *:GetObject, true",
        "NotAction, s3:Put*, true",
        "NotAction, s3:*, false",
    })
    void matchesActionsWithoutLetterCase(String element, String action, boolean allowed) {
        PolicyDocument policy = policy("'Effect':'Allow','" + element + "':'" + action + "','Resource':'*'");
        assertThat(decide(policy)).isEqualTo(allowed ? Decision.ALLOWED : Decision.IMPLICIT_DENY);
    }

    @Test
    void leavesANotResourceAloneWhoseVariableHasNoValue() {
        assertThat(decide(policy("'Effect':'Allow','Action':'*','NotResource':'arn:aws:s3:::${aws:missing}'")))
                .isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(decide(policy("'Effect':'Allow','Action':'*','NotResource':'arn:aws:sqs:::${aws:missing}'")))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void namesEveryStatementThatDecided() {
        PolicyEvaluator evaluator =
                PolicyEvaluator.of(List.of(READ, NO_ACL, READ)).within(READ);
        Evaluation allowed = evaluator.evaluate(new AccessRequest("s3:GetObject", BUCKET, Map.of()));
        assertThat(allowed.decidedBy())
                .extracting(DecidingStatement::level, DecidingStatement::policy, DecidingStatement::statement)
                .containsExactly(
                        tuple(PolicyLevel.IDENTITY, 0, 0),
                        tuple(PolicyLevel.IDENTITY, 2, 0),
                        tuple(PolicyLevel.PERMISSIONS_BOUNDARY, 0, 0));
        Evaluation denied = evaluator.evaluate(new AccessRequest("s3:GetBucketAcl", BUCKET, Map.of()));
        assertThat(denied.decision()).isEqualTo(Decision.EXPLICIT_DENY);
        assertThat(denied.decidedBy())
                .extracting(it -> it.sid().orElseThrow().value())
                .containsExactly("NoAcl");
    }

    @Test
    void namesStatementsOfAnyAndOfOneServiceInTheirOrder() {
        List<PolicyDocument> policies = List.of(
                policy("'Effect':'Allow','NotAction':'iam:*','Resource':'*'"),
                policy("'Effect':'Allow','Action':['SQS:*','S3:Get*'],'Resource':'*'"),
                policy("'Effect':'Allow','Action':'*:GetObject','Resource':'*'"),
                policy("'Effect':'Allow','Action':'s3:GetObject','Resource':'" + BUCKET + "'"),
                policy("'Effect':'Allow','Action':['s3:Get*','*'],'Resource':'arn:aws:s3:::*'"));
        PolicyEvaluator evaluator = PolicyEvaluator.of(policies);
        assertThat(evaluator
                        .evaluate(new AccessRequest("s3:GetObject", BUCKET, Map.of()))
                        .decidedBy())
                .extracting(DecidingStatement::policy)
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(evaluator
                        .evaluate(new AccessRequest("sqs:SendMessage", "arn:aws:sqs:::q", Map.of()))
                        .decidedBy())
                .extracting(DecidingStatement::policy)
                .containsExactly(0, 1);
        assertThat(evaluator
                        .evaluate(new AccessRequest("iam:GetUser", BUCKET, Map.of()))
                        .decidedBy())
                .extracting(DecidingStatement::policy)
                .containsExactly(4);
    }

    @Test
    void allowsNothingWithoutAPolicyOnALevel() {
        var request = new AccessRequest("s3:GetObject", BUCKET, Map.of());
        assertThat(PolicyEvaluator.of(List.of()).evaluate(request).decision()).isEqualTo(Decision.IMPLICIT_DENY);
        Evaluation cut = PolicyEvaluator.of(List.of(READ)).under(List.of()).evaluate(request);
        assertThat(cut.decision()).isEqualTo(Decision.IMPLICIT_DENY);
        assertThat(cut.decidedBy()).isEmpty();
    }

    @Test
    void saysWhichKeysItWantedAndDidNotHave() {
        PolicyDocument policy = policy("'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{"
                + "'StringEquals':{'aws:ResourceAccount':'1'},'Bool':{'aws:SecureTransport':'true'},"
                + "'StringLike':{'s3:prefix':'${aws:username}/*'}}");
        Evaluation answer = PolicyEvaluator.of(List.of(policy))
                .evaluate(new AccessRequest("s3:GetObject", BUCKET, Map.of("S3:Prefix", List.of("x"))));
        assertThat(answer.unresolvedContextKeys())
                .containsExactly("aws:ResourceAccount", "aws:SecureTransport", "aws:username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "s3:", ":Get", "s3:Get*", "s3:Get?", "s3:a:b", "*"})
    void refusesWhatIsNoAction(String action) {
        assertThatThrownBy(() -> new AccessRequest(action, BUCKET, Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("accepted: service:Action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "recordings", "arn:aws:s3", "arn:aws:s3:us-east-1:1"})
    void refusesWhatIsNoResource(String resource) {
        assertThatThrownBy(() -> new AccessRequest("s3:GetObject", resource, Map.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("accepted: an ARN or *");
    }

    @Test
    void refusesOneKeyInTwoSpellings() {
        assertThatThrownBy(() -> new AccessRequest(
                        "s3:GetObject", BUCKET, Map.of("aws:username", List.of("a"), "AWS:UserName", List.of("b"))))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    @Tag("slow")
    void endsSoonWithHostilePatterns() throws Exception {
        String pattern = "arn:aws:s3:::" + "*a".repeat(60_000) + "*b";
        PolicyDocument policy = policy("'Effect':'Allow','Action':'*','Resource':'" + pattern + "'");
        var request = new AccessRequest("s3:GetObject", "arn:aws:s3:::" + "a".repeat(2_000), Map.of());
        PolicyEvaluator evaluator = PolicyEvaluator.of(List.of(policy));
        assertThat(Fastest.of(
                        () -> assertThat(evaluator.evaluate(request).decision()).isEqualTo(Decision.IMPLICIT_DENY)))
                .isLessThan(Duration.ofSeconds(1));
    }

    private static Decision decide(PolicyDocument policy) {
        return PolicyEvaluator.of(List.of(policy))
                .evaluate(new AccessRequest("s3:GetObject", BUCKET, Map.of()))
                .decision();
    }

    private static PolicyDocument policy(String statement) {
        return PolicyReader.read(("{'Version':'2012-10-17','Statement':{" + statement + "}}").replace('\'', '"'));
    }
}
