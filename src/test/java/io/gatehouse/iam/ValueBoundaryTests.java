package io.gatehouse.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule at its edge: the last text that is accepted and the first that is not. */
class ValueBoundaryTests {

    private static final String BUCKET = "arn:aws:s3:::";

    @ParameterizedTest
    @ValueSource(strings = {"@", "[", "`", "{", "/", ":", "_", "a b"})
    void refusesSidsWithTheNeighboursOfLettersAndDigits(String text) {
        assertRefused(() -> new Sid(text), "invalid-sid");
    }

    @Test
    void takesSidsOfAllLettersAndDigits() {
        assertThat(new Sid("azAZ09")).hasToString("azAZ09");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:", ":x", "x", ""})
    void refusesConditionKeysWithoutPrefixOrName(String text) {
        assertRefused(() -> new ConditionKey(text), "invalid-condition-key");
    }

    @Test
    void takesTheShortestConditionKeyAndRefusesWhatIsNoText() {
        assertThat(new ConditionKey("a:X")).hasToString("a:X");
        assertRefused(() -> new ConditionKey("a:\u0000"), "control-character");
        assertRefused(() -> new ConditionKey("a:\udc00"), "not-unicode");
    }

    @Test
    void takesWholeCharactersOutsideTheBasicPlaneOnly() {
        var grin = "\ud83d\ude00\ud83d\ude00";
        assertThat(new ResourcePattern(BUCKET + grin)).hasToString(BUCKET + grin);
        assertRefused(() -> new ResourcePattern(BUCKET + grin + "\ud83d"), "not-unicode");
        assertRefused(() -> policyWithId("\ude00"), "not-unicode");
    }

    @Test
    void takesArnsOf2048CharactersHoweverTheyAreMade() {
        String resource = "x".repeat(2048 - BUCKET.length());
        assertThat(Arn.parse(BUCKET + resource).toString()).hasSize(2048);
        assertRefused(() -> Arn.parse(BUCKET + resource + "x"), "too-long");
        assertRefused(() -> bucket(resource + "x"), "too-long");
    }

    @Test
    void refusesWildcardsInEveryFieldOfAnArn() {
        assertRefused(() -> bucket("a*"), "wildcard");
        assertRefused(() -> Arn.parse("arn:aws:s3:*::a"), "wildcard");
        assertRefused(() -> Arn.parse("arn:*:s3:::a"), "wildcard");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws | us-iso-east-1 | otherwise than us-gov-*, cn-* and *-iso* | us-east-1",
                "aws-us-gov | us-east-1 | us-gov-* | us-gov-west-1",
                "aws-cn | us-east-1 | cn-* | cn-north-1"
            })
    void namesTheForeignRegionAndOneOfThePartition(String partition, String region, String named, String example) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Arn.parse("arn:" + partition + ":sqs:" + region + ":111122223333:q"))
                .withMessage(
                        "has the region %s, which is not in partition %s, whose regions are named %s; accepted: its regions, such as %s"
                                .formatted(region, partition, named, example));
        assertThat(Partition.parse(partition)).hasToString(partition);
        assertThat(Arn.parse("arn:" + partition + ":sqs:" + example + ":111122223333:q")
                        .region())
                .contains(Region.parse(example));
    }

    @Test
    void takesRegionsOf40Characters() {
        String region = "us-" + "x".repeat(35) + "-1";
        assertThat(Region.parse(region)).hasToString(region);
        assertRefused(() -> Region.parse(region.replace("us-", "us-x")), "invalid-region");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11112222333", "1111222233334", "11112222333/", "11112222333:", "x11122223333"})
    void refusesAccountIdsThatAreNotTwelveDigits(String text) {
        assertRefused(() -> AccountId.parse(text), "not-an-account-id");
    }

    @Test
    void takesAccountIdsOfTheFirstAndTheLastDigit() {
        assertThat(AccountId.parse("099999999990")).hasToString("099999999990");
    }

    @ParameterizedTest
    @CsvSource({"s3:Get*, true", "s3:Ge?, true", "*, true", "?x:Get, refused", "s3:Get, false", "*:Get, true"})
    void tellsActionsWithWildcardsFromOthers(String text, String expected) {
        if (expected.equals("refused")) {
            assertRefused(() -> new ActionPattern(text), "invalid-action");
        } else {
            assertThat(new ActionPattern(text).hasWildcard()).isEqualTo(Boolean.parseBoolean(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"g", "G", "A", "/", ":", "`", " "})
    void refusesDigestsWithAnythingButLowerCaseHex(String character) {
        assertRefused(() -> PolicyDigest.parse("sha256:" + "0".repeat(63) + character), "not-a-digest");
    }

    @Test
    void takesDigestsOf64DigitsOnly() {
        String hex = "09af".repeat(16);
        assertThat(PolicyDigest.parse("sha256:" + hex).hex()).isEqualTo(hex);
        assertRefused(() -> PolicyDigest.parse("sha256:" + hex + "0"), "not-a-digest");
        assertRefused(() -> PolicyDigest.parse("sha512:" + hex), "not-a-digest");
    }

    @ParameterizedTest
    @EnumSource(Comparison.class)
    void spellsOperatorsAsIamDoes(Comparison comparison) {
        for (Quantifier quantifier : Quantifier.values()) {
            String plain = quantifier.prefix() + comparison.text();
            assertThat(ConditionOperator.parse(plain)).hasToString(plain);
            if (comparison == Comparison.NULL) {
                assertRefused(() -> new ConditionOperator(quantifier, comparison, true), "unknown-condition-operator");
            } else {
                assertThat(new ConditionOperator(quantifier, comparison, true))
                        .hasToString(plain + "IfExists")
                        .isEqualTo(ConditionOperator.parse(plain + "IfExists"));
            }
        }
    }

    @Test
    void quotesUpTo70CharactersAndEscapesWhatIsNotPrintable() {
        assertThat(Excerpt.of("x".repeat(70))).isEqualTo('"' + "x".repeat(70) + '"');
        assertThat(Excerpt.of("x".repeat(71))).isEqualTo('"' + "x".repeat(70) + "\"...");
        assertThat(Excerpt.of(" ~\u007f\u001f\uf0e1")).isEqualTo("\" ~\\u007f\\u001f\\uf0e1\"");
    }

    private static Arn bucket(String name) {
        return new Arn(Partition.AWS, "s3", Optional.empty(), Optional.empty(), name);
    }

    private static PolicyDocument policyWithId(String id) {
        var scope = ActionScope.of(new ActionPattern("*"));
        var statement = Statement.allow(new Sid("A"), scope, ResourceScope.of(ResourcePattern.ANY));
        return new PolicyDocument(PolicyVersion.V2012_10_17, Optional.of(id), List.of(statement));
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
