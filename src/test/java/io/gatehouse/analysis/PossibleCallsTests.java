package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what is possible is never left out, and what is not certain never called so. */
class PossibleCallsTests {

    private static final String ALL = "{'Effect':'Allow','Action':'s3:*','Resource':'*'}";
    private static final String TWO_WAYS = "{'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{"
            + "'NumericNotEquals':{'aws:k':'1'},'StringLike':{'aws:k':'*'}}},"
            + "{'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:k':['1','1.0']}}},"
            + "{'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{'Null':{'aws:k':'true'}}}";

    @Test
    void takesForPossibleWhatADenyOnAKeyComparedInTwoWaysMayLeave() {
        AllowedCalls calls = AllowedCalls.of(List.of(policy(ALL + "," + TWO_WAYS)));
        assertThat(calls.isAllowed(
                        new AccessRequest("s3:GetBucketAcl", "arn:aws:s3:::a", Map.of("aws:k", List.of("01")))))
                .isTrue();
        assertThat(calls.find(acl(), "arn:aws:s3:::a")).hasValueSatisfying(call -> {
            assertThat(call.certain()).isFalse();
            assertThat(call.confirmed()).isFalse();
        });
        assertThat(resources(calls)).singleElement().satisfies(it -> {
            assertThat(it.pattern()).isEqualTo("*");
            assertThat(it.certain()).isFalse();
        });
    }

    @Test
    void ratherNamesACallThatIsAllowedThanOneThatMayBe() {
        String variable = "{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${aws:PrincipalTag/team}'}";
        assertThat(AllowedCalls.of(List.of(policy(variable))).find(acl(), "arn:aws:s3:::a"))
                .hasValueSatisfying(call -> assertThat(call.confirmed()).isFalse());
        assertThat(AllowedCalls.of(List.of(policy(variable + "," + ALL))).find(acl(), "arn:aws:s3:::a"))
                .hasValueSatisfying(call -> assertThat(call.confirmed()).isTrue());
    }

    @Test
    void isNotCertainOfWhatTheDefaultOfAVariableAllows() {
        AllowedCalls calls = AllowedCalls.of(List.of(
                policy("{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${aws:PrincipalTag/team, 'a'}'}"
                        .replace("'a'", "\u0000a\u0000"))));
        assertThat(calls.find(acl(), "arn:aws:s3:::a"))
                .hasValueSatisfying(call -> assertThat(call.certain()).isFalse());
    }

    /** Allows of the identity policies and of the boundary, what both say together, for certain. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | arn:aws:s3:::a | arn:aws:s3:::a",
                "arn:aws:s3:::a* | * | arn:aws:s3:::a*",
                "arn:aws:s3:::a* | arn:aws:s3:::*z | arn:aws:s3:::a* ∩ arn:aws:s3:::*z",
                "arn:aws:s3:::abc | arn:aws:s3:::a* | arn:aws:s3:::abc",
                "arn:aws:s3:::a* | arn:aws:s3:::abc arn:aws:s3:::abd | arn:aws:s3:::abc arn:aws:s3:::abd",
                "arn:aws:s3:::a | arn:aws:s3:::b | ''",
                "arn:aws:s3:::a* | arn:aws:s3:::b* | ''",
                "arn:aws:s3:::a* | arn:aws:s3:::*y arn:aws:s3:::*z"
                        + " | arn:aws:s3:::a* ∩ arn:aws:s3:::*y arn:aws:s3:::a* ∩ arn:aws:s3:::*z",
                "arn:aws:s3:::a* arn:aws:s3:::b* | arn:aws:s3:::*z arn:aws:s3:::b | arn:aws:s3:::b"
                        + " arn:aws:s3:::a* ∩ arn:aws:s3:::*z arn:aws:s3:::b* ∩ arn:aws:s3:::*z",
            })
    void narrowsPatternsToWhatABoundaryLeaves(String identity, String boundary, String expected) {
        List<AllowedResources> found =
                resources(AllowedCalls.of(List.of(policy(allow(identity)))).within(policy(allow(boundary))));
        assertThat(found)
                .extracting(AllowedResources::pattern)
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" (?!∩)(?<!∩ )"));
        assertThat(found).extracting(AllowedResources::certain).doesNotContain(false);
    }

    @Test
    void isNotCertainOfAPatternOfWhichADenyTakesAPart() {
        for (String deny : List.of(
                "{'Effect':'Deny','Action':'s3:Get*','Resource':'arn:aws:s3:::secret*'}",
                "{'Effect':'Deny','Action':'*','NotResource':'arn:aws:s3:::public*',"
                        + "'Condition':{'Bool':{'aws:SecureTransport':'false'}}}")) {
            assertThat(resources(AllowedCalls.of(List.of(policy(ALL + "," + deny)))))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.pattern()).isEqualTo("*");
                        assertThat(it.certain()).isFalse();
                        assertThat(it.sample()).doesNotStartWith("arn:aws:s3:::secret");
                    });
        }
        assertThat(resources(AllowedCalls.of(List.of(
                        policy(ALL + ",{'Effect':'Deny','Action':'s3:Put*','Resource':'arn:aws:s3:::secret*'}")))))
                .singleElement()
                .satisfies(it -> assertThat(it.certain()).isTrue());
    }

    @Test
    void narrowsPatternsToWhatADenyOfAllOthersLeaves() {
        String deny = "{'Effect':'Deny','Action':'*','NotResource':['arn:aws:s3:::a*','arn:aws:s3:::b']}";
        assertThat(resources(AllowedCalls.of(List.of(policy(ALL + "," + deny)))))
                .extracting(AllowedResources::pattern)
                .containsExactlyInAnyOrder("arn:aws:s3:::a*", "arn:aws:s3:::b");
    }

    @Test
    void findsTheResourceThatOneOfManyDeniesLeaves() {
        String denies = "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:k':'a'}}},"
                + "{'Effect':'Deny','Action':'*','Resource':['arn:aws:s3:::example*','arn:aws:s3:::x*','arn:aws:s3:::']}";
        List<AllowedResources> found = resources(AllowedCalls.of(List.of(policy(ALL + "," + denies))));
        assertThat(found)
                .singleElement()
                .satisfies(it -> assertThat(it.certain()).isFalse());
        assertThat(found.get(0).sample()).doesNotStartWith("arn:aws:s3:::x").isNotEqualTo("arn:aws:s3:::");
    }

    @Test
    void tellsAStarThatIsACharacterFromAWildcard() {
        AllowedCalls calls = AllowedCalls.of(
                List.of(policy(allow("arn:aws:s3:::a* arn:aws:s3:::a${*}") + "," + allow("arn:aws:s3:::a${*}"))));
        assertThat(resources(calls)).extracting(AllowedResources::pattern).containsExactly("arn:aws:s3:::a*");
        assertThat(resources(calls).get(0).sample()).isNotEqualTo("arn:aws:s3:::a*");
    }

    private static List<AllowedResources> resources(AllowedCalls calls) {
        return calls.resources(List.of(acl()), "arn:aws:s3:::*", List.of("arn:aws:s3:::*/*"));
    }

    private static CallNeed acl() {
        return new CallNeed("s3:GetBucketAcl", Map.of());
    }

    private static String allow(String resources) {
        return "{'Effect':'Allow','Action':'s3:Get*','Resource':["
                + String.join(
                        ",",
                        Arrays.stream(resources.split(" "))
                                .map(it -> "'" + it + "'")
                                .toList())
                + "]}";
    }

    private static PolicyDocument policy(String statements) {
        return PolicyReader.read(("{'Version':'2012-10-17','Statement':[" + statements + "]}")
                .replace('\'', '"')
                .replace('\u0000', '\''));
    }
}
