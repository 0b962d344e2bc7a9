package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationEdgeTests {

    private static final AccessRequest CALL = new AccessRequest(
            "s3:GetObject",
            "arn:aws:s3:::a",
            Map.of("aws:username", List.of("dana"), "aws:TagKeys", List.of("x", "y"), "aws:Empty", List.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "arn:aws:iam::${aws:username}:role/a | arn:aws:iam::dana:role/a | true",
                "arn:aws:iam::${aws:username}:role/a | arn:aws:iam::erin:role/a | false",
                "arn:${aws:username}:iam:::role/${aws:username}-* | arn:dana:iam:::role/dana-1 | true",
                "arn:aws:s3:::${aws:username | arn:aws:s3:::${aws:username | true",
                "arn:aws:iam::${a{b:c}:role/x | arn:aws:iam::${a{b:c}:role/x | true",
                "arn:aws:s3:::$a}:b* | arn:aws:s3:::$a}:bc | true",
                "arn:aws:s3:::${aws:username}${*}? | arn:aws:s3:::dana*x | true",
                "arn:aws:s3:::${aws:username}${*}? | arn:aws:s3:::danaxx | false",
                "arn:aws:s3:::${aws:TagKeys} | arn:aws:s3:::x | false",
                "arn:aws:s3:::${aws:TagKeys,'z'} | arn:aws:s3:::z | false",
                "arn:aws:s3:::${aws:Empty,'z'} | arn:aws:s3:::z | true",
                "arn:aws:s3:::${ aws:username , 'z' } | arn:aws:s3:::dana | true",
                "arn:aws:s3:::${aws:Empty,''} | arn:aws:s3::: | true",
                "arn:aws:s3:::*a*b* | arn:aws:s3:::xaxbx | true",
                "arn:aws:s3:::*a*b* | arn:aws:s3:::xbxax | false",
                "arn:aws:s3:::*ab | arn:aws:s3:::aab | true",
                "arn:aws:s3:::?*? | arn:aws:s3:::x | false",
                "arn:aws:s3:::?*? | arn:aws:s3:::\ud83d\ude00x | true",
                "arn:aws:s3:::? | arn:aws:s3:::\ud83d\ude00 | true",
                "arn:aws:s3:::a** | arn:aws:s3:::a | true",
                "arn:aws:s3:*x | arn:aws:s3:::x | false",
                "arn:aws:*:x | arn:aws:s3:::x | false",
                "arn:aws:s3::*:a | arn:aws:s3:::a | true",
            })
    void matchesResources(String pattern, String resource, boolean allowed) {
        PolicyDocument policy = policies("'Resource':'" + pattern.replace('\'', '\ufffe') + "'");
        assertThat(decide(policy, CALL.on(resource))).isEqualTo(allowed ? Decision.ALLOWED : Decision.IMPLICIT_DENY);
    }

    @Test
    void takesVariablesOfTheOlderVersionForTextWithColonsOfItsOwn() {
        String older = "{'Version':'2008-10-17','Statement':{'Effect':'Allow','Action':'*',"
                + "'Resource':'arn:aws:iam::${aws:username}:role/x'}}";
        assertThat(decide(PolicyReader.read(older.replace('\'', '"')), CALL.on("arn:aws:iam::${aws:username}:role/x")))
                .isEqualTo(Decision.ALLOWED);
    }

    @Test
    void takesACallWithoutResourceForOutsideOfEveryArn() {
        assertThat(decide(policies("'NotResource':'arn:aws:s3:::a*'"), CALL.on("*")))
                .isEqualTo(Decision.ALLOWED);
        assertThat(decide(policies("'NotResource':'arn:aws:s3:::a'"), CALL.on("*")))
                .isEqualTo(Decision.ALLOWED);
        assertThat(decide(policies("'NotResource':'*'"), CALL.on("*"))).isEqualTo(Decision.IMPLICIT_DENY);
    }

    @Test
    void wantsTheKeyOfAVariableThatHasNeitherValueNorDefault() {
        assertThat(wanted("'Resource':'arn:aws:s3:::${aws:UserId}'")).containsExactly("aws:UserId");
        assertThat(wanted("'Resource':'arn:aws:s3:::${aws:TagKeys}'")).isEmpty();
        assertThat(wanted("'Resource':'*','Condition':{'StringEquals':{'aws:Empty':'x'}}"))
                .containsExactly("aws:Empty");
        assertThat(wanted("'Resource':'*','Condition':{'Null':{'aws:Other':'true'}}"))
                .containsExactly("aws:Other");
    }

    @Test
    void listsWhatDecidedInTheOrderOfThePolicies() {
        PolicyDocument policy = policies(
                "'Sid':'A','Resource':'*'",
                "'Sid':'B','Resource':'arn:aws:s3:::a'",
                "'Sid':'C','Resource':'arn:aws:s3:::a*'",
                "'Sid':'D','Resource':['arn:aws:s3:::b','arn:aws:s3:::a']",
                "'Sid':'E','Resource':['arn:aws:s3:::b','arn:aws:s3:::c']",
                "'Sid':'F','NotResource':'arn:aws:s3:::b'",
                "'Sid':'G','NotResource':'arn:aws:s3:::a'");
        assertThat(PolicyEvaluator.of(List.of(policy)).evaluate(CALL).decidedBy())
                .extracting(it -> it.sid().orElseThrow().value())
                .containsExactly("A", "B", "C", "D", "F");
    }

    @Test
    void changesOneThingOfACall() {
        assertThat(CALL.on("*").resource()).isEqualTo("*");
        assertThat(CALL.with("aws:k", "v").context()).hasSize(4).containsEntry("aws:k", List.of("v"));
        assertThat(CALL.with("aws:username", "erin").context())
                .hasSize(3)
                .containsEntry("aws:username", List.of("erin"));
        assertThat(CALL.without("aws:username").context()).containsOnlyKeys("aws:tagkeys", "aws:empty");
        assertThat(CALL.on("*").context()).isEqualTo(CALL.context());
    }

    @ParameterizedTest
    @CsvSource({"s:G, arn:::::", "s3:GetObject, arn:aws:s3:::a:b:c"})
    void takesTheShortestActionAndResource(String action, String resource) {
        var call = new AccessRequest(action, resource, Map.of());
        assertThat(call.action()).isEqualToIgnoringCase(action);
        assertThat(call.resource()).isEqualTo(resource);
        assertThatThrownBy(() -> new AccessRequest(action + ":x", resource, Map.of()))
                .hasMessage("is not an action; accepted: service:Action, without wildcards");
        assertThatThrownBy(() -> new AccessRequest("*" + action, resource, Map.of()))
                .hasMessage("is not an action; accepted: service:Action, without wildcards");
    }

    private static Iterable<String> wanted(String statement) {
        return PolicyEvaluator.of(List.of(policies(statement))).evaluate(CALL).unresolvedContextKeys();
    }

    private static Decision decide(PolicyDocument policy, AccessRequest call) {
        return PolicyEvaluator.of(List.of(policy)).evaluate(call).decision();
    }

    /** Allows of everything; {@code \ufffe} stands for an apostrophe. */
    private static PolicyDocument policies(String... statements) {
        String all = Stream.of(statements)
                .map(it -> "{'Effect':'Allow','Action':'*'," + it + "}")
                .collect(Collectors.joining(","));
        String json = "{'Version':'2012-10-17','Statement':[" + all + "]}";
        return PolicyReader.read(json.replace('\'', '"').replace('\ufffe', '\''));
    }
}
