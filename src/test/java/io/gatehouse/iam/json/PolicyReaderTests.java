package io.gatehouse.iam.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.iam.Condition;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.PolicyVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class PolicyReaderTests {

    private static final String STATEMENT = "{'Effect':'Allow','Action':'s3:GetObject','Resource':'*'}";
    private static final String GET = "'Effect':'Allow','Action':'s3:GetObject'";

    @ParameterizedTest
    @ValueSource(strings = {"s3-call-recordings", "kinesis-contact-records", "lambda-function"})
    void readsTheExamplesThatAwsDocuments(String name) throws IOException {
        PolicyDocument policy = PolicyReader.read(example(name));
        assertThat(PolicyReader.read(policy.canonical().json()).meansTheSameAs(policy))
                .isTrue();
        assertThat(policy.version()).isEqualTo(PolicyVersion.V2012_10_17);
    }

    @Test
    void writesJsonWithTheTreeThatWasRead() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        String sorted = "{'Version':'2012-10-17','Statement':{'Sid':'A','Effect':'Deny','NotAction':['a:B','c:D'],"
                + "'NotResource':'arn:aws:s3:::\u00fc \\\\ \\' /*','Condition':{'StringEquals':{'aws:a':['\\n','1'],'aws:b':'x'}}}}";
        String json = sorted.replace("\\'", "\\\"").replace('\'', '"');
        assertThat(mapper.readTree(PolicyReader.read(json).canonical().json())).isEqualTo(mapper.readTree(json));
    }

    @Test
    void readsScalarsAsIamDoes() {
        PolicyDocument policy = read("{'Statement':{" + GET
                + ",'Sid':'','Resource':'arn:aws:sqs','Condition':{'Bool':{'aws:SecureTransport':true},"
                + "'numericlessthan':{'s3:max-keys':[10,2.50]}}}}");
        assertThat(policy.version()).isEqualTo(PolicyVersion.V2008_10_17);
        assertThat(policy.statements().get(0).sid()).isEmpty();
        assertThat(policy.statements().get(0).conditions())
                .flatMap(Condition::values)
                .containsExactly("true", "10", "2.50");
    }

    @Test
    void comparesByMeaning() {
        PolicyDocument one = read("{'Version':'2012-10-17','Statement':[{" + GET + ",'Sid':'A','Resource':['*']}]}");
        PolicyDocument same =
                read("{'Statement':{'Resource':'*','Action':'S3:getobject','Effect':'Allow'},'Version':'2012-10-17'}");
        assertThat(one.meansTheSameAs(same)).isTrue();
        assertThat(one.meansTheSameAs(read("{'Statement':" + STATEMENT + "}"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Version':'2012','Statement':[]} | /Version, /Statement",
                "{'Statement':{'Effect':'allow','Action':'s3','Resource':'foo','Condition':{'Foo':{'a:b':['c']},'StringEquals':{'a':'b'}}}}"
                        + "| /Statement/Effect, /Statement/Action, /Statement/Resource, /Statement/Condition/Foo, /Statement/Condition/StringEquals/a",
                "{'Statement':[{'Sid':'A'},5,{'Effect':{'a':[1]},'Action':['s3:a',[],'b'],'Resource':'*'}],'Foo':[{}],'Id':1}"
                        + "| /Statement/0, /Statement/0, /Statement/0, /Statement/1, /Statement/2/Effect, /Statement/2/Action/1,"
                        + " /Statement/2/Action/2, /Foo, /Id",
                "{'Version':'2012','Version':{'a':1},'Statement':{'Effect':'Allow','Action':[],'NotAction':'s3:a','Resource':'*'}}"
                        + "| /Version, /Version, /Statement/Action",
                "{'Version':'2012','Statement':{'Effect':'allow' | /Version, /Statement/Effect, /Statement",
            })
    void saysEverythingThatIsWrongInOrder(String json, String places) {
        InvalidPolicyException first = refused(json);
        assertThat(Stream.concat(Stream.of(first), first.others().stream()).map(InvalidPolicyException::path))
                .containsExactly(places.split(", "));
    }

    @Test
    void stopsAfterAHundredFaults() {
        InvalidPolicyException first = refused("{'Statement':[" + "1,".repeat(1_000) + "1]}");
        assertThat(first.others())
                .hasSize(99)
                .allSatisfy(other -> assertThat(other.others()).isEmpty());
    }

    private static InvalidPolicyException refused(String json) {
        return catchThrowableOfType(InvalidPolicyException.class, () -> read(json));
    }

    @Test
    void countsNoWhiteSpaceInsideStrings() {
        PolicyDocument spaced = read("{'Statement':{" + GET + ",'Resource':'arn:aws:s3:::a b c'}}");
        PolicyDocument plain = read("{'Statement':{" + GET + ",'Resource':'arn:aws:s3:::abc'}}");
        assertThat(spaced.canonical().characters())
                .isEqualTo(plain.canonical().json().length())
                .isEqualTo(plain.canonical().characters());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x | not-json |  ",
                "{ | not-json |  ",
                "{} | missing-member |  ",
                "[] | wrong-type |  ",
                "null | wrong-type |  ",
                "{'Statement':[]} | empty | /Statement",
                "{'Statement':[1]} | wrong-type | /Statement/0",
                "{'Statement':STATEMENT} {} | trailing-content |  ",
                "{'Statement':STATEMENT,} | not-json |  ",
                "{'Statement':STATEMENT,'Statement':STATEMENT} | duplicate-member | /Statement",
                "{'statement':STATEMENT} | unknown-member | /statement",
                "{'Version':'2020-01-01','Statement':STATEMENT} | unknown-version | /Version",
                "{'Version':20121017,'Statement':STATEMENT} | wrong-type | /Version",
                "{'Statement':[{GET}]} | missing-member | /Statement/0",
                "{'Statement':[{'Effect':'Allow','Resource':'*'}]} | missing-member | /Statement/0",
                "{'Statement':[{'Action':'*','Resource':'*'}]} | missing-member | /Statement/0",
                "{'Statement':[{'Effect':'allow'}]} | invalid-effect | /Statement/0/Effect",
                "{'Statement':[{GET,'NotAction':'*'}]} | both-members | /Statement/0/NotAction",
                "{'Statement':[{'NotResource':'*','Resource':'*'}]} | both-members | /Statement/0/Resource",
                "{'Statement':[{'Action':[]}]} | empty | /Statement/0/Action",
                "{'Statement':[{'Action':['s3:Get',null]}]} | wrong-type | /Statement/0/Action/1",
                "{'Statement':[{'Action':[['*']]}]} | wrong-type | /Statement/0/Action/0",
                "{'Statement':[{'Action':'Get'}]} | invalid-action | /Statement/0/Action",
                "{'Statement':[{'Principal':'*'}]} | not-an-identity-policy | /Statement/0/Principal",
                "{'Statement':[{'NotPrincipal':{}}]} | not-an-identity-policy | /Statement/0/NotPrincipal",
                "{'Statement':[{'Actions':'*'}]} | unknown-member | /Statement/0/Actions",
                "{'Statement':[{'Sid':'a b'}]} | invalid-sid | /Statement/0/Sid",
                "{'Statement':[{'Condition':[]}]} | wrong-type | /Statement/0/Condition",
                "{'Statement':[{'Condition':{'Is':{}}}]} | unknown-condition-operator | /Statement/0/Condition/Is",
                "{'Statement':[{'Condition':{'Bool':{'x':1}}}]} | invalid-condition-key | /Statement/0/Condition/Bool/x",
                "{'Statement':[{'Condition':{'Bool':{'a:x':[]}}}]} | empty | /Statement/0/Condition/Bool/a:x",
                "{'Statement':[{'Condition':{'Bool':{'a:x':1e9}}}]} | unreasonable-number | /Statement/0/Condition/Bool/a:x",
                "{'Statement':[{'Condition':{'Bool':{'a:x':{}}}}]} | wrong-type | /Statement/0/Condition/Bool/a:x",
            })
    void refusesWithRuleAndPlace(String text, String code, String path) {
        assertRefused(text.replace("STATEMENT", STATEMENT).replace("GET", GET).replace('\'', '"'), code)
                .satisfies(e -> assertThat(e.path()).isEqualTo(Objects.requireNonNullElse(path, "")));
    }

    @Test
    void namesLineAndColumn() {
        assertRefused("{\n  \"Version\": \"2012-10-17\",\n  \"Extra\": 1}", "unknown-member")
                .satisfies(e -> assertThat(e.line()).isEqualTo(3))
                .satisfies(e -> assertThat(e.column()).isEqualTo(12));
    }

    @Test
    void refusesDuplicateSidsWhereTheSecondIs() {
        String named = "{'Sid':'A'," + GET + ",'Resource':'*'}";
        assertRefused(
                        "{'Statement':[".replace('\'', '"') + (named + "," + named).replace('\'', '"') + "]}",
                        "duplicate-sid")
                .satisfies(e -> assertThat(e.path()).isEqualTo("/Statement/1"));
    }

    @Test
    void refusesMonsters() {
        assertRefused("[".repeat(10_000), "wrong-type");
        assertRefused(" ".repeat(128 * 1024 + 1), "too-large");
        assertRefused("\u00e9".repeat(64 * 1024 + 1), "too-large");
        assertRefused("", "not-json");
        assertRefused("\ufeff{}", "byte-order-mark");
        String digits = "{\"Statement\":{\"Condition\":{\"Bool\":{\"a:x\":%s}}}}";
        assertRefused(digits.formatted("9".repeat(5_000)), "over-limit");
        assertRefused(digits.formatted("9".repeat(33)), "unreasonable-number");
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] overlong = {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', ':', '1', '}'};
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyReader.read(overlong))
                .satisfies(e -> assertThat(e.code()).isEqualTo("invalid-utf-8"));
    }

    private static ThrowableAssertAlternative<InvalidPolicyException> assertRefused(String text, String code) {
        return assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyReader.read(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static PolicyDocument read(String text) {
        return PolicyReader.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] example(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                PolicyReaderTests.class.getResourceAsStream("/aws-documented-examples/" + name + ".json"))) {
            return in.readAllBytes();
        }
    }
}
