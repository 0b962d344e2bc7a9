package io.gatehouse.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextTests {

    private static final ResourceScope ANY = ResourceScope.of(ResourcePattern.ANY);

    @Test
    void putsNamedStatementsBySidBeforeUnnamedOnesByText() {
        var policy = PolicyDocument.of(
                unnamed("s3:B"), named("B", "s3:D"), unnamed("s3:A"), named("A", "s3:E"), named("a", "s3:C"));
        assertThat(policy.canonical().json()).isEqualTo("""
                        {"Version":"2012-10-17","Statement":[\
                        {"Sid":"A","Effect":"Allow","Action":"s3:E","Resource":"*"},\
                        {"Sid":"B","Effect":"Allow","Action":"s3:D","Resource":"*"},\
                        {"Sid":"a","Effect":"Allow","Action":"s3:C","Resource":"*"},\
                        {"Effect":"Deny","Action":"s3:A","Resource":"*"},\
                        {"Effect":"Deny","Action":"s3:B","Resource":"*"}]}""");
    }

    @Test
    void putsConditionsByOperatorAndKeyAndValuesInOrderWithoutRepetition() {
        var statement = new Statement(
                Optional.empty(),
                Effect.ALLOW,
                new ActionScope(true, actions("s3:B", "s3:A", "s3:B", "s3:A")),
                new ResourceScope(
                        true, List.of(new ResourcePattern("arn:aws:s3:::b"), new ResourcePattern("arn:aws:s3:::a"))),
                List.of(
                        condition("StringLike", "aws:b", "1"),
                        condition("StringEquals", "aws:d", "y", "x", "y"),
                        condition("StringEquals", "aws:c", "1")));
        assertThat(PolicyDocument.of(statement).canonical().json()).isEqualTo("""
                        {"Version":"2012-10-17","Statement":{"Effect":"Allow",\
                        "NotAction":["s3:A","s3:B"],"NotResource":["arn:aws:s3:::a","arn:aws:s3:::b"],\
                        "Condition":{"StringEquals":{"aws:c":"1","aws:d":["x","y"]},"StringLike":{"aws:b":"1"}}}}""");
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0007b, a\\u0007b",
        "a\u001fb, a\\u001fb",
        "a b~, a b~",
        "\u007f, \\u007f",
        "\u00e9\uabcd, \\u00e9\\uabcd",
        "\ud83d\ude00, \\ud83d\\ude00"
    })
    void writesAnIdInAsciiAndKeepsWhatIsPrintable(String id, String written) {
        var policy = new PolicyDocument(PolicyVersion.V2008_10_17, Optional.of(id), List.of(unnamed("s3:A")));
        assertThat(policy.canonical().json()).startsWith("{\"Version\":\"2008-10-17\",\"Id\":\"" + written + "\",");
    }

    @Test
    void countsCharactersAsIamDoesAgainstEachLimit() {
        int around = characters("");
        for (PolicyLimit limit : PolicyLimit.values()) {
            int room = limit.characters() - around;
            assertThat(policy("x".repeat(room)).canonical().fits(limit)).isTrue();
            assertThat(policy("x".repeat(room + 1)).canonical().fits(limit)).isFalse();
        }
        assertThat(characters(" a  b ")).isEqualTo(around + 2);
        assertThat(Arrays.stream(PolicyLimit.values()).map(PolicyLimit::characters))
                .containsExactly(10_240, 2_048, 5_120, 6_144);
    }

    @Test
    void isDigestedAsSha256OfItsBytes() {
        assertThat(PolicyDigest.of(new byte[0]))
                .hasToString("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        PolicyDigest digest = policy("x").canonical().digest();
        assertThat(PolicyDigest.parse(digest.toString())).isEqualTo(digest);
        assertThat(digest).isNotEqualTo(policy("y").canonical().digest());
    }

    private static int characters(String id) {
        return policy(id).canonical().characters();
    }

    private static PolicyDocument policy(String id) {
        return new PolicyDocument(PolicyVersion.V2012_10_17, Optional.of(id), List.of(unnamed("s3:A")));
    }

    private static Statement named(String sid, String action) {
        return Statement.allow(new Sid(sid), ActionScope.of(actions(action)), ANY);
    }

    private static Statement unnamed(String action) {
        return new Statement(Optional.empty(), Effect.DENY, ActionScope.of(actions(action)), ANY, List.of());
    }

    private static List<ActionPattern> actions(String... texts) {
        return Arrays.stream(texts).map(ActionPattern::new).toList();
    }

    private static Condition condition(String operator, String key, String... values) {
        return new Condition(ConditionOperator.parse(operator), new ConditionKey(key), List.of(values));
    }
}
