package io.gatehouse.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTests {

    private static final ConditionKey KEY = new ConditionKey("aws:ResourceAccount");
    private static final ActionScope READ = ActionScope.of(new ActionPattern("s3:GetObject"));
    private static final ResourceScope ANY = ResourceScope.of(ResourcePattern.ANY);

    @ParameterizedTest
    @ValueSource(strings = {"*", "*:*", "s3:Get*", "execute-api:Invoke", "S3:getobject"})
    void takesActionsAsIamDoes(String text) {
        assertThat(new ActionPattern(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3", "s3:", ":Get", "s3*:Get", "s3:Get Object", "s3:Get:Object", "s3:${aws:x}", "**"})
    void refusesActionsThatIamRefuses(String text) {
        assertRefused(() -> new ActionPattern(text), "invalid-action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3", "my-bucket", "arn:", "**", "ARN:aws:s3:::b"})
    void refusesResourcesThatAreNoArn(String text) {
        assertRefused(() -> new ResourcePattern(text), "invalid-resource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "StringIs", "NullIfExists", "ForSomeValues:StringEquals", "StringEqualsIfExistsIfExists"})
    void refusesUnknownOperators(String text) {
        assertRefused(() -> ConditionOperator.parse(text), "unknown-condition-operator");
    }

    @Test
    void readsOperatorsInAnyLetterCase() {
        assertThat(ConditionOperator.parse("stringequals")).isEqualTo(ConditionOperator.STRING_EQUALS);
        assertThat(ConditionOperator.parse("FORANYVALUE:arnlikeIFEXISTS").text())
                .isEqualTo("ForAnyValue:ArnLikeIfExists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-b", "a b", "\u00e9"})
    void refusesSids(String text) {
        assertRefused(() -> new Sid(text), "invalid-sid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "abc", "sha256:ABCDEF"})
    void refusesDigests(String text) {
        assertRefused(() -> PolicyDigest.parse(text), "not-a-digest");
    }

    @Test
    void refusesAnArnWhereAnAccountIdBelongs() {
        assertRefused(() -> AccountId.parse("arn:aws:iam::111122223333:root"), "arn-where-id-expected");
        assertRefused(() -> AccountId.parse("11112222333x"), "not-an-account-id");
    }

    @Test
    void refusesTheSameOperatorAndKeyTwice() {
        Condition one = new Condition(ConditionOperator.STRING_EQUALS, KEY, "1");
        Condition two = new Condition(ConditionOperator.STRING_EQUALS, new ConditionKey("aws:resourceaccount"), "2");
        assertRefused(() -> Statement.allow(new Sid("A"), READ, ANY, one, two), "duplicate-condition");
    }

    @Test
    void refusesTheSameSidTwice() {
        Statement statement = Statement.allow(new Sid("A"), READ, ANY);
        assertRefused(() -> PolicyDocument.of(statement, statement), "duplicate-sid");
    }

    @Test
    void refusesWhatIsEmptyOrBroken() {
        assertRefused(() -> PolicyDocument.of(List.of()), "empty");
        assertRefused(ActionScope::of, "empty");
        assertRefused(ResourceScope::of, "empty");
        assertRefused(() -> new Condition(ConditionOperator.STRING_EQUALS, KEY, List.of()), "empty");
        assertRefused(() -> new Condition(ConditionOperator.STRING_EQUALS, KEY, "\ud800"), "not-unicode");
        assertRefused(() -> new ResourcePattern("arn:aws:s3:::a\nb"), "control-character");
    }

    @Test
    void quotesNothingButShortPrintableAscii() {
        assertThat(Excerpt.of("a\u202e\n" + "x".repeat(200)))
                .startsWith("\"a\\u202e\\u000ax")
                .hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void tellsWhatIsMissingFromWhatWasAdded() {
        Statement read = Statement.allow(new Sid("A"), READ, ANY);
        Statement deny = new Statement(Optional.empty(), Effect.DENY, READ, ANY, List.of());
        assertThat(PolicyDifference.between(PolicyDocument.of(read), PolicyDocument.of(deny)))
                .containsExactly(
                        new PolicyDifference(PolicyDifference.Change.MISSING, read),
                        new PolicyDifference(PolicyDifference.Change.ADDED, deny));
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
