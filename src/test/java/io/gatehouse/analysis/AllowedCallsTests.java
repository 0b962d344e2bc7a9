package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedCallsTests {

    private static final String BUCKET = "arn:aws:s3:::recordings";
    private static final String OWNED = "{'Sid':'Owned','Effect':'Allow','Action':'s3:GetBucketAcl','Resource':'"
            + BUCKET + "','Condition':{'StringEquals':{'aws:ResourceAccount':'1'}}}";
    private static final String READ = "{'Sid':'Read','Effect':'Allow','Action':'s3:Get*','Resource':'*'}";

    @Test
    void suitsUnknownKeysToTheCallerAndSaysThatItDependsOnThem() {
        AllowedCall call = calls(OWNED).find(acl(Map.of()), BUCKET).orElseThrow();
        assertThat(call.call())
                .isEqualTo(new AccessRequest("s3:getbucketacl", BUCKET, Map.of("aws:ResourceAccount", List.of("1"))));
        assertThat(call.certain()).isFalse();
        assertThat(call.statements())
                .extracting(
                        it -> it.policy(),
                        it -> it.statement(),
                        it -> it.sid().orElseThrow().value())
                .containsExactly(tuple(0, 0, "Owned"));
    }

    @Test
    void takesKnownKeysAsTheyAre() {
        assertThat(calls(OWNED).find(acl(Map.of("AWS:ResourceAccount", List.of("1"))), BUCKET))
                .hasValueSatisfying(call -> assertThat(call.certain()).isTrue());
        assertThat(calls(OWNED).find(acl(Map.of("aws:ResourceAccount", List.of("2"))), BUCKET))
                .isEmpty();
        assertThat(calls(OWNED).find(acl(Map.of("aws:ResourceAccount", List.of())), BUCKET))
                .isEmpty();
        assertThat(calls(OWNED).find(acl(Map.of()), BUCKET + "-2")).isEmpty();
        assertThat(calls(OWNED).find(new CallNeed("s3:GetBucketLocation", Map.of()), BUCKET))
                .isEmpty();
    }

    @Test
    void leavesKeysThatAreAbsentOutOfTheCall() {
        assertThat(calls(READ).find(acl(Map.of("aws:k", List.of(), "aws:l", List.of("1"))), BUCKET))
                .hasValueSatisfying(call -> assertThat(call.call().context()).isEqualTo(Map.of("aws:l", List.of("1"))));
    }

    @Test
    void isNotCertainWhileADenyMayHold() {
        String deny =
                "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}}";
        assertThat(calls(READ).find(acl(Map.of()), BUCKET))
                .hasValueSatisfying(call -> assertThat(call.certain()).isTrue());
        assertThat(calls(READ, deny).find(acl(Map.of()), BUCKET))
                .hasValueSatisfying(call -> assertThat(call.certain()).isFalse());
        assertThat(calls(READ, deny.replace("'false'", "['false','true']").replace("Bool", "BoolIfExists"))
                        .find(acl(Map.of("aws:SecureTransport", List.of("true"))), BUCKET))
                .isEmpty();
    }

    @Test
    void goesAroundADenyWhereItsConditionLeavesAWay() {
        String deny = "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:k':'a'}}}";
        assertThat(calls(READ, deny).find(acl(Map.of()), BUCKET))
                .hasValueSatisfying(call -> assertThat(call.call().context()).containsEntry("aws:k", List.of("a")));
        assertThat(calls(READ, deny).find(acl(Map.of("aws:k", List.of("b"))), BUCKET))
                .isEmpty();
    }

    @Test
    void needsAnAllowOfTheBoundaryTooAndNamesBoth() {
        assertThat(calls(READ).within(policy(READ)).find(acl(Map.of()), BUCKET))
                .hasValueSatisfying(call -> assertThat(call.statements())
                        .extracting(DecidingStatement::level)
                        .containsExactly(PolicyLevel.IDENTITY, PolicyLevel.PERMISSIONS_BOUNDARY));
        assertThat(calls(READ).within(policy(OWNED)).find(acl(Map.of()), BUCKET))
                .hasValueSatisfying(call -> assertThat(call.certain()).isFalse());
        assertThat(calls(READ).within(policy(OWNED)).find(acl(Map.of()), BUCKET + "-2"))
                .isEmpty();
        String deny = "{'Effect':'Deny','Action':'s3:GetBucketAcl','Resource':'*'}";
        assertThat(calls(READ).within(policy(READ + "," + deny)).find(acl(Map.of()), BUCKET))
                .isEmpty();
    }

    @Test
    void decidesSingleCallsAsTheEvaluatorDoes() {
        AllowedCalls within = calls(READ).within(policy(OWNED));
        var call = new AccessRequest("s3:GetBucketAcl", BUCKET, Map.of());
        assertThat(calls(READ).isAllowed(call)).isTrue();
        assertThat(within.isAllowed(call)).isFalse();
        assertThat(within.isAllowed(call.with("aws:ResourceAccount", "1"))).isTrue();
        assertThat(within.evaluate(call).unresolvedContextKeys()).containsExactly("aws:ResourceAccount");
    }

    @Test
    void mayAllowWhateverTheConditionsSay() {
        assertThat(calls(OWNED).mayAllow("s3:getbucketacl", BUCKET)).isTrue();
        assertThat(calls(OWNED).mayAllow("s3:getbucketacl", BUCKET + "-2")).isFalse();
        assertThat(calls(OWNED).mayAllow("s3:getobject", BUCKET)).isFalse();
        assertThat(calls(READ, OWNED).within(policy(OWNED)).mayAllow("s3:getbucketacl", BUCKET))
                .isTrue();
        assertThat(calls(READ).within(policy(OWNED)).mayAllow("s3:getobject", BUCKET))
                .isFalse();
    }

    /** Allows of the two actions that are needed, each with its resources, and the patterns on which both are possible. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:s3:::a | arn:aws:s3:::a | arn:aws:s3:::a",
                "arn:aws:s3:::a | arn:aws:s3:::b | ''",
                "arn:aws:s3:::a* | arn:aws:s3:::*z | arn:aws:s3:::a* ∩ arn:aws:s3:::*z",
                "arn:aws:s3:::a* | arn:aws:s3:::b* | ''",
                "arn:aws:s3:::a* arn:aws:s3:::b* | arn:aws:s3:::* | arn:aws:s3:::a* arn:aws:s3:::b*",
                "arn:aws:s3:::a* arn:aws:s3:::ab* arn:aws:s3:::abc | * | arn:aws:s3:::a*",
                "arn:aws:s3:::a** | arn:aws:s3:::a* | arn:aws:s3:::a*",
                "arn:aws:s3:::abc arn:aws:s3:::b | arn:aws:s3:::a* arn:aws:s3:::b | arn:aws:s3:::abc arn:aws:s3:::b",
                "arn:aws:s3:::a/* | arn:aws:s3:::* | ''",
                "arn:aws:sqs:::a* | * | ''",
                "* | * | *",
            })
    void findsThePatternsOnWhichAllCallsArePossible(String first, String second, String expected) {
        List<AllowedResources> found = calls(allow("s3:GetBucketAcl", first), allow("s3:GetBucketLocation", second))
                .resources(
                        List.of(acl(Map.of()), new CallNeed("s3:GetBucketLocation", Map.of())),
                        "arn:aws:s3:::*",
                        List.of("arn:aws:s3:::*/*"));
        assertThat(found)
                .extracting(AllowedResources::pattern)
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" (?!∩)(?<!∩ )"));
        AllowedCalls calls = calls(allow("s3:GetBucketAcl", first), allow("s3:GetBucketLocation", second));
        for (AllowedResources each : found) {
            assertThat(each.sample()).startsWith("arn:aws:s3:::").doesNotContain("/", "*");
            assertThat(calls.isAllowed(new AccessRequest("s3:GetBucketAcl", each.sample(), Map.of())))
                    .isTrue();
            assertThat(calls.isAllowed(new AccessRequest("s3:GetBucketLocation", each.sample(), Map.of())))
                    .isTrue();
        }
    }

    @Test
    void takesForASampleWhatNoStatementNamesByItself() {
        String example = "arn:aws:s3:::example";
        AllowedResources found = only(calls(allow("s3:GetBucketAcl", "arn:aws:s3:::* " + example)));
        assertThat(found.pattern()).isEqualTo("arn:aws:s3:::*");
        assertThat(found.sample()).isNotEqualTo(example);
        assertThat(only(calls(
                                allow("s3:GetBucketAcl", "arn:aws:s3:::exampl? " + example),
                                "{'Effect':'Deny','Action':'*','NotResource':'" + example + "'}"))
                        .sample())
                .isEqualTo(example);
    }

    @Test
    void findsWhatADenyLeaves() {
        String all = allow("s3:GetBucketAcl", "arn:aws:s3:::a*");
        AllowedResources left = only(
                calls(
                        all,
                        "{'Effect':'Deny','Action':'s3:*','Resource':['arn:aws:s3:::aexample','arn:aws:s3:::ax*','arn:aws:s3:::a']}"));
        assertThat(left.pattern()).isEqualTo("arn:aws:s3:::a*");
        assertThat(left.sample()).matches("arn:aws:s3:::a[^x].*").isNotEqualTo("arn:aws:s3:::aexample");
        assertThat(calls(all, "{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::a*'}")
                        .resources(List.of(acl(Map.of())), "*", List.of()))
                .isEmpty();
        assertThat(calls(all, "{'Effect':'Deny','Action':'s3:Put*','Resource':'*'}")
                        .resources(List.of(acl(Map.of())), "*", List.of()))
                .hasSize(1);
    }

    @Test
    void findsEverythingButWhatNotResourceNames() {
        AllowedResources found = only(calls(
                "{'Sid':'But','Effect':'Allow','Action':'s3:*','NotResource':['" + BUCKET + "','arn:aws:s3:::x*']}"));
        assertThat(found.pattern()).isEqualTo("*");
        assertThat(found.sample()).isNotEqualTo(BUCKET).doesNotStartWith("arn:aws:s3:::x");
        assertThat(found.statements())
                .extracting(it -> it.sid().orElseThrow().value())
                .containsExactly("But");
    }

    @Test
    void namesEveryStatementOfAPatternOnce() {
        String same = allow("s3:*", "arn:aws:s3:::a* arn:aws:s3:::a*");
        assertThat(only(calls(same, READ.replace("*'}", "arn:aws:s3:::a*'}"), same))
                        .statements())
                .extracting(DecidingStatement::statement)
                .containsExactly(0, 1, 2);
    }

    private static AllowedResources only(AllowedCalls calls) {
        List<AllowedResources> found = calls.resources(List.of(acl(Map.of())), "*", List.of());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static CallNeed acl(Map<String, List<String>> known) {
        return new CallNeed("s3:GetBucketAcl", known);
    }

    private static String allow(String action, String resources) {
        return "{'Effect':'Allow','Action':'" + action + "','Resource':['" + resources.replace(" ", "','") + "']}";
    }

    private static AllowedCalls calls(String... statements) {
        return AllowedCalls.of(List.of(policy(String.join(",", Arrays.asList(statements)))));
    }

    private static PolicyDocument policy(String statements) {
        return PolicyReader.read(("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"'));
    }
}
