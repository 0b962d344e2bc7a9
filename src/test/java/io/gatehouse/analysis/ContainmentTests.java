package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.ActionScope;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.ResourcePattern;
import io.gatehouse.iam.ResourceScope;
import io.gatehouse.iam.Sid;
import io.gatehouse.iam.Statement;
import io.gatehouse.iam.json.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one set of conditions lets through that another does not, around every comparison's edges. */
class ContainmentTests {

    private static final String ANY = "'Action':'*','Resource':'*'";

    /**
     * Conditions of an existing and of a proposed Allow of everything; then the context of the new call where there is
     * only one such, else {@code new}.
     */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NumericEquals k 1 | NumericEquals k 1.0 | contained",
                "NumericEquals k 1 | NumericEquals k 1 2 | {aws:k=[2]}",
                "NumericNotEquals k 1 | NumericNotEquals k 1 2 | contained",
                "NumericNotEquals k 1 2 | NumericNotEquals k 1 | {aws:k=[2]}",
                "NumericLessThan k 5 ; NumericGreaterThan k 3 | NumericLessThan k 5 | new",
                "NumericGreaterThan k 5 | NumericGreaterThanEquals k 5 | {aws:k=[5]}",
                "NumericGreaterThanEquals k 5 | NumericGreaterThan k 5 | contained",
                "NumericLessThanEquals k 5 | NumericLessThan k 6 | new",
                "NumericLessThan k 5 | NumericLessThan k 4 | contained",
                "NumericEquals k 7 | NumericGreaterThan k 5 ; NumericLessThan k 6 | new",
                "NumericEquals k 7 | NumericGreaterThan k 7 | new",
                "NumericEquals k 7 | NumericLessThan k 7 | new",
                "NumericEquals k 7 | NumericNotEqualsIfExists k 7 ; Null k false | new",
                "NumericEquals k x | NumericNotEquals k x ; Null k false | new",
                "NumericEquals k 7 | NumericEquals k x | contained",
                "NumericGreaterThanEquals k 7 ; NumericLessThanEquals k 7 | NumericEquals k 7 | contained",
                "DateEquals k 2026-01-01T00:00:00Z | DateEquals k 1767225600 | contained",
                "DateLessThan k 2026-01-01 | DateLessThanEquals k 2026-01-01 | {aws:k=[2026-01-01T00:00:00Z]}",
                "DateGreaterThan k 2026-01-01 | DateGreaterThan k 2025-12-31 ; DateLessThan k 2026-01-01 | new",
                "DateGreaterThanEquals k 2026-01-01 | DateGreaterThan k 2026-01-01 | contained",
                "DateEquals k 2026-01-01 | DateLessThan k 2026-01-01 | new",
                "DateEquals k 2026-01-01 | DateGreaterThan k 2026-01-01 | new",
                "DateEquals k x | DateNotEquals k x ; Null k false | new",
                "IpAddress k 10.0.0.0/8 | IpAddress k 10.1.0.0/16 10.255.255.255 | contained",
                "IpAddress k 10.0.0.0/9 10.128.0.1/32 10.128.0.2/31 10.128.0.4/30 | IpAddress k 10.0.0.0/9 10.128.0.0/29 | {aws:k=[10.128.0.0]}",
                "IpAddress k 10.0.0.0/8 | NotIpAddress k 10.0.0.0/8 ; Null k false | new",
                "IpAddress k 0.0.0.0/0 | NotIpAddress k ::/1 ; IpAddress k ::/0 | new",
                "IpAddress k 2001:db8::/32 | IpAddress k 2001:db8:8000::/33 | contained",
                "IpAddress k 2001:db8::/33 | IpAddress k 2001:db8::/32 | new",
                "IpAddress k 255.0.0.0/8 | IpAddress k 255.255.0.0/16 | contained",
                "IpAddress k 0.0.0.0/1 128.0.0.0/1 | IpAddress k 0.0.0.0/0 | contained",
                "IpAddress k ::/1 8000::/1 | IpAddress k ::/0 | contained",
                "IpAddress k 10.0.0.0/24 10.0.2.0/24 | IpAddress k 10.0.0.0/22 ; NotIpAddress k 10.0.1.0/24 10.0.3.0/24 | contained",
                "BinaryEquals k QQ== | BinaryEquals k QQ== | contained",
                "BinaryEquals k QQ== | BinaryEquals k QQ== Qg== | {aws:k=[Qg==]}",
                "Bool k true | Bool k TRUE | contained",
                "Bool k true | Bool k true false | new",
                "Null k true | StringNotEquals k a | new",
                "Null k false | StringEquals k a | contained",
                "Null k false | StringEqualsIfExists k a | {}",
                "Null k true | Null k true false | new",
                "Null k false | Null k true | {}",
                "StringEquals k a | StringEqualsIfExists k a | {}",
                "StringEqualsIfExists k a | StringEquals k a | contained",
                "StringNotEquals k a | NumericNotEquals k 1 ; Null k true | contained",
                "StringLike k a* | StringLike k a*b | contained",
                "StringLike k a*b | StringLike k a* ; StringLikeIfExists k *b | contained",
                "StringLike k a*b*b | StringLike k a* ; StringLikeIfExists k *b | new",
                "StringLike k a*b | StringEquals k a | {aws:k=[a]}",
                "StringLike k *a* | StringLike k *ab* ; StringLikeIfExists k *ba* | contained",
                "StringLike k ?* | StringLike k * | {aws:k=[]}",
                "StringLike k ??* | StringLike k ?* ; StringNotEquals k x | new",
                "StringNotLike k a* | StringNotEquals k a | new",
                "ArnLike k arn:aws:iam::*:role/a | ArnEquals k arn:aws:iam::1:role/a | contained",
                "ArnLike k arn:aws:iam::1:role/* | ArnLike k arn:aws:iam::*:role/* | new",
                "StringLike k arn:aws:iam::*:role/a | ArnLike k arn:aws:iam::*:role/a | contained",
                "ArnLike k arn:aws:iam::*:role/a | StringLike k arn:aws:iam::*:role/a | new",
                "ArnLike k arn:aws:iam::?:role/a | StringLike k arn:aws:iam::?:role/a | {aws:k=[arn:aws:iam::::role/a]}",
                "ArnNotLike k arn:aws:iam::1:role/* | ArnNotEquals k arn:aws:iam::1:role/* | contained",
                "ArnEquals k arn:aws:iam | ArnNotEquals k arn:aws:iam | new",
                "StringNotEqualsIgnoreCase k a | StringNotEquals k a | {aws:k=[A]}",
                "ForAnyValue:StringEquals k a b | ForAnyValue:StringEquals k a ; ForAnyValue:StringLike k b | contained",
                "ForAnyValue:StringEquals k a ; ForAnyValue:StringLike k b | ForAnyValue:StringEquals k a b | new",
                "ForAnyValue:StringEquals k a | ForAllValues:StringEquals k a | {}",
                "ForAllValues:StringEquals k a | ForAnyValue:StringEquals k a | new",
                "ForAllValues:StringEquals k a b | ForAllValues:StringEquals k a | contained",
                "ForAllValues:StringNotEquals k a | ForAllValues:StringNotEquals k a b | contained",
                "ForAnyValue:StringNotEquals k a | ForAllValues:StringNotEquals k a ; Null k false | contained",
                "ForAllValues:StringNotEquals k a | ForAnyValue:StringNotEquals k a | new",
                "ForAllValues:NumericLessThan k 5 | ForAnyValue:NumericLessThan k 5 | new",
                "StringNotEquals TagKeys a | StringEquals TagKeys b | new",
                "StringNotEquals k a | StringEquals k b | contained",
                "StringEquals k a ; StringEquals l a | StringEquals k a | new",
                "StringEquals k a | StringEquals k a ; StringEquals l a | contained",
            })
    void comparesConditions(String existing, String proposed, String expected) {
        Containment answer = AccessProver.compare(conditional(existing), conditional(proposed));
        if (expected.equals("contained")) {
            assertThat(answer).isEqualTo(Containment.CONTAINED);
        } else {
            AccessRequest call = answer.witness().orElseThrow();
            assertThat(isAllowed(call, conditional(proposed))).isTrue();
            assertThat(isAllowed(call, conditional(existing))).isFalse();
            assertThat(expected).isIn("new", call.context().toString());
        }
    }

    private static boolean isAllowed(AccessRequest call, List<PolicyDocument> policies) {
        return PolicyEvaluator.of(policies).evaluate(call).decision() == Decision.ALLOWED;
    }

    private static List<PolicyDocument> conditional(String conditions) {
        Map<String, List<String>> byOperator = new TreeMap<>();
        for (String condition : conditions.split(" ; ")) {
            String[] words = condition.split(" ");
            byOperator
                    .computeIfAbsent(words[0], it -> new ArrayList<>())
                    .add("'aws:" + words[1] + "':["
                            + IntStream.range(2, words.length)
                                    .mapToObj(i -> "'" + words[i] + "'")
                                    .collect(Collectors.joining(","))
                            + "]");
        }
        return allow(ANY + ",'Condition':{"
                + byOperator.entrySet().stream()
                        .map(each -> "'" + each.getKey() + "':{" + String.join(",", each.getValue()) + "}")
                        .collect(Collectors.joining(","))
                + "}");
    }

    /**
     * Resources of an existing and of a proposed Allow, after an exclamation mark those of NotResource; then the resource
     * of the new call where there is only one such, else {@code new}.
     */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "* | arn:aws:s3:::a | contained",
                "arn:* | * | *",
                "arn:aws:s3:::a | arn:aws:s3:::? | new",
                "arn:aws:s3:::a* | arn:aws:s3:::b | arn:aws:s3:::b",
                "arn:aws:s3:::a*c | arn:aws:s3:::a | arn:aws:s3:::a",
                "arn:aws:s3:::a arn:aws:s3:::b | arn:aws:s3:::a arn:aws:s3:::c | arn:aws:s3:::c",
                "arn:aws:lambda:*:1:function:f | arn:aws:lambda:us-east-1:1:function:f | contained",
                "arn:aws:lambda:*:1:function:f | arn:aws:lambda:us-east-1:1:function:f* | new",
                "arn:aws:lambda:us-* | arn:aws:lambda:us-east-1:1:function:f | contained",
                "arn:aws:lambda:us-* | arn:aws:lambda:*:1:function:f | new",
                "arn:aws:lambda:us-*:function:f | arn:aws:lambda:us-east-1:1:function:f | arn:aws:lambda:us-east-1:1:function:f",
                "arn:aws:*x | arn:aws:s3:::x | arn:aws:s3:::x",
                "arn:aws:s3: | arn:aws:s3:::a | arn:aws:s3:::a",
                "arn:aws:lambda | arn:aws:lambda:us-east-1:1:f | arn:aws:lambda:us-east-1:1:f",
                "arn:aws:s3:::x | arn:aws:lambda | contained",
                "arn:aws:s3:::a:* | arn:aws:s3:::a:b:c | contained",
                "arn:aws:*:us-east-1:1:f | arn:aws:s3:*:1:f | new",
                "arn:a*s:s3:::f | arn:aws:s3:::f arn:as:s3:::f arn:a:s:s3:::f | arn:a:s:s3:::f",
                "!arn:aws:s3:::a* | arn:aws:s3:::b | contained",
                "!arn:aws:s3:::a* | !arn:aws:s3:::ab* | new",
                "!arn:aws:s3:::ab* | !arn:aws:s3:::a* | contained",
                "!arn:aws:s3:::a | * | arn:aws:s3:::a",
                "!arn:aws:s3:::a* | arn:aws:s3:::a arn:aws:s3:::b | arn:aws:s3:::a",
                "arn:aws:iam::*:role/a | arn:aws:iam::${aws:PrincipalAccount}:role/a | contained",
                "arn:aws:iam::${aws:PrincipalAccount}:role/a | arn:aws:iam::*:role/a | new",
                "arn:aws:s3:::a*b | arn:aws:s3:::a${*}b | contained",
                "arn:aws:s3:::a${*}b | arn:aws:s3:::a*b | new",
                "arn:aws:s3:::a${?}b arn:aws:s3:::a${$}b | arn:aws:s3:::a$b | contained",
                "arn:aws:s3:::x | arn:aws:s3:::${aws:username,'y'} | arn:aws:s3:::y",
                "arn:aws:s3:::${aws:username,'y'} | arn:aws:s3:::y | undecided",
                "!arn:aws:s3:::${aws:username} | !arn:aws:s3:::* | contained",
                "arn:aws:s3:::x | !arn:aws:s3:::${aws:username} | new",
            })
    void comparesResources(String existing, String proposed, String expected) {
        Containment answer = AccessProver.compare(on(existing), on(proposed));
        if (expected.equals("contained")) {
            assertThat(answer).isEqualTo(Containment.CONTAINED);
        } else if (expected.equals("undecided")) {
            assertThat(answer.verdict()).isEqualTo(Verdict.INDETERMINATE);
            assertThat(answer.reason()).contains("it depends on the policy variables aws:username");
        } else {
            AccessRequest call = answer.witness().orElseThrow();
            assertThat(isAllowed(call, on(proposed))).isTrue();
            assertThat(isAllowed(call, on(existing))).isFalse();
            assertThat(expected).isIn("new", call.resource());
        }
    }

    private static List<PolicyDocument> on(String resources) {
        boolean not = resources.startsWith("!");
        List<ResourcePattern> patterns = Stream.of(
                        resources.substring(not ? 1 : 0).split(" "))
                .map(ResourcePattern::new)
                .toList();
        var all = ActionScope.of(new ActionPattern("*"));
        return List.of(PolicyDocument.of(Statement.allow(new Sid("A"), all, new ResourceScope(not, patterns))));
    }

    /** The same for actions, after an exclamation mark those of NotAction. */
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "s3:Get* | S3:getobject | contained",
                "s3:GetObjec? | s3:GetObject | contained",
                "s3:GetObjec? | s3:GetObjec* | new",
                "s3:GetObjec? | s3:GetObjec | s3:getobjec",
                "s3:* | *:GetObject | new",
                "s3:*t | s3:Get* | new",
                "!s3:Get* | !s3:* | contained",
                "!s3:* | !s3:Get* | new",
                "!s3:Get* | s3:GetObject s3:PutObject | s3:getobject",
                "s3:Get* s3:Put* | s3:GetObject s3:PutObject s3:ListBucket | s3:listbucket",
            })
    void comparesActions(String existing, String proposed, String expected) {
        Containment answer = AccessProver.compare(doing(existing), doing(proposed));
        if (expected.equals("contained")) {
            assertThat(answer).isEqualTo(Containment.CONTAINED);
        } else {
            AccessRequest call = answer.witness().orElseThrow();
            assertThat(isAllowed(call, doing(proposed))).isTrue();
            assertThat(isAllowed(call, doing(existing))).isFalse();
            assertThat(expected).isIn("new", call.action());
        }
    }

    private static List<PolicyDocument> doing(String actions) {
        boolean not = actions.startsWith("!");
        return allow("'Resource':'*','" + (not ? "NotAction" : "Action") + "':['"
                + actions.substring(not ? 1 : 0).replace(" ", "','") + "']");
    }

    @Test
    void looksInsideEachDenyOfTheExistingPolicies() {
        String all = "{'Effect':'Allow'," + ANY + "}";
        String deny = "{'Effect':'Deny','Action':'s3:*','Resource':'arn:aws:s3:::a'}";
        String other = "{'Effect':'Deny','Action':'s3:GetObject','Resource':'*'}";
        AccessRequest call = AccessProver.compare(allow(all, deny, other), allow(all, other))
                .witness()
                .orElseThrow();
        assertThat(call.resource()).isEqualTo("arn:aws:s3:::a");
        assertThat(call.action()).startsWith("s3:").isNotEqualTo("s3:getobject");
        assertThat(AccessProver.compare(allow(all, deny, other), allow(all, other, deny)))
                .isEqualTo(Containment.CONTAINED);
        assertThat(AccessProver.compare(allow(all, deny), allow("'Action':'ec2:*','Resource':'*'")))
                .isEqualTo(Containment.CONTAINED);
    }

    @ParameterizedTest
    @CsvSource({"StringEquals k 1, NumericEquals k 1", "StringEquals k 1, NumericEquals k 1 ; DateEquals k 1"})
    void saysThatAKeyIsComparedInMoreThanOneWay(String existing, String proposed) {
        Containment answer = AccessProver.compare(conditional(existing), conditional(proposed));
        assertThat(answer.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(answer.reason()).contains("the key aws:k is compared in more than one way");
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals k x, StringEquals k ${aws:username}",
        "StringEqualsIgnoreCase k x, StringEqualsIgnoreCase k ${aws:UserName}",
        "ArnEquals k arn:aws:iam::1:user/x, ArnLike k arn:aws:iam::1:user/${aws:username}"
    })
    void namesTheVariablesOfConditions(String existing, String proposed) {
        Containment answer = AccessProver.compare(conditional(existing), conditional(proposed));
        assertThat(answer.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(answer.reason()).contains("it depends on the policy variables aws:username");
    }

    @Test
    void showsNewAccessAlsoWhereAKeyIsComparedInMoreThanOneWay() {
        assertThat(AccessProver.compare(conditional("StringEquals k 1"), conditional("NumericEquals k 1 2"))
                        .witness())
                .hasValueSatisfying(call -> assertThat(call.context()).containsEntry("aws:k", List.of("2")));
    }

    @Test
    @Tag("slow")
    void saysThatAQuestionTakesTooManySteps() {
        List<String> statements = new ArrayList<>(List.of(ANY));
        for (char c = 'a'; c <= 'z'; c++) {
            statements.add("{'Effect':'Deny','Action':'*','NotResource':'arn:aws:s3:::*" + c + "*" + c + "*'}");
        }
        Containment answer = AccessProver.compare(
                allow("'Action':'ec2:*','Resource':'*'"), allow(statements.toArray(new String[0])));
        assertThat(answer.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(answer.reason()).contains("the question takes more than 150000000 steps");
    }

    private static List<PolicyDocument> allow(String... statements) {
        String all = List.of(statements).stream()
                .map(it -> it.startsWith("{") ? it : "{'Effect':'Allow'," + it + "}")
                .collect(Collectors.joining(","));
        return List.of(PolicyReader.read(("{'Version':'2012-10-17','Statement':[" + all + "]}").replace('\'', '"')));
    }
}
