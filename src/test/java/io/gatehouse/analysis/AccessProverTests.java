package io.gatehouse.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessProverTests {

    /** Statements without the braces; {@code '} for quotation marks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Action':'s3:*','Resource':'*' | 'Action':'s3:GetObject','Resource':'arn:aws:s3:::a/*'",
                "'Action':'S3:Get*','Resource':'arn:aws:s3:::*' | 'Action':'s3:getobject','Resource':'arn:aws:s3:::a?c'",
                "'Action':'*','Resource':'arn:*' | 'Action':'s3:GetObject','Resource':'arn:aws:s3:::a'",
                "'NotAction':'iam:*','Resource':'*' | 'Action':['s3:GetObject','ec2:*'],'Resource':'*'",
                "'Action':'*','NotResource':'arn:aws:s3:::b*' | 'Action':'s3:GetObject','Resource':'arn:aws:s3:::a*'",
                "'Action':'*','Resource':'*','Condition':{'StringLike':{'aws:k':'a*'}}"
                        + " | 'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:k':['ab','a']}}",
                "'Action':'*','Resource':'*','Condition':{'NumericLessThan':{'aws:k':'10'}}"
                        + " | 'Action':'*','Resource':'*','Condition':{'NumericLessThanEquals':{'aws:k':'9.5'}}",
                "'Action':'*','Resource':'*','Condition':{'DateLessThan':{'aws:CurrentTime':'2027-01-01T00:00:00Z'}}"
                        + " | 'Action':'*','Resource':'*','Condition':{'DateLessThan':{'aws:CurrentTime':'2026-01-01T00:00:00Z'}}",
                "'Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}"
                        + " | 'Action':'*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.128/25'}}",
                "'Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:k':'a'}}"
                        + " | 'Action':'*','Resource':'*','Condition':{'Null':{'aws:k':'true'}}",
                "'Action':'*','Resource':'*','Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':['a','b']}}"
                        + " | 'Action':'*','Resource':'*','Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}}",
                "'Action':'*','Resource':'*','Condition':{'StringNotLike':{'aws:SecureTransport':'f*'}}"
                        + " | 'Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}}",
                "'Action':'*','Resource':'arn:aws:iam::*:user/*'"
                        + " | 'Action':'*','Resource':'arn:aws:iam::1:user/${aws:username}'",
                "'Action':'*','Resource':'*','Condition':{'StringEqualsIgnoreCase':{'aws:k':'KEY'}}"
                        + " | 'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:k':['key','KeY']}}",
            })
    void provesThatTheFirstAllowsWhatTheSecondDoesAndNotTheOtherWay(String wide, String narrow) {
        assertThat(AccessProver.compare(allow(wide), allow(narrow))).isEqualTo(Containment.CONTAINED);
        assertThat(AccessProver.compare(allow(narrow), allow(wide)).verdict()).isEqualTo(Verdict.NOT_CONTAINED);
    }

    @Test
    void findsTheCharacterThatOnlyLooksAlike() {
        Containment answer = AccessProver.compare(
                allow("'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:k':['k','K']}}"),
                allow("'Action':'*','Resource':'*','Condition':{'StringEqualsIgnoreCase':{'aws:k':'k'}}"));
        assertThat(answer.witness().orElseThrow().context()).containsEntry("aws:k", List.of("\u212a"));
    }

    @Test
    void putsTogetherWhatSeveralStatementsCover() {
        List<PolicyDocument> existing = policies(allowText("'Action':'s3:Get*','Resource':'*'") + ","
                + allowText("'NotAction':'s3:G*','Resource':'*'") + ","
                + allowText("'Action':'s3:G*','Resource':'*','Condition':{'Null':{'aws:k':'true'}}") + ","
                + allowText("'Action':'*','Resource':'*','Condition':{'Null':{'aws:k':'false'}}"));
        assertThat(AccessProver.compare(existing, allow("'Action':'*','Resource':'*'")))
                .isEqualTo(Containment.CONTAINED);
    }

    @Test
    void seesThroughDenies() {
        String all = allowText("'Action':'*','Resource':'*'");
        String but = "{'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::a'}";
        List<PolicyDocument> some = policies(all + "," + but);
        assertThat(AccessProver.compare(some, policies(all))
                        .witness()
                        .orElseThrow()
                        .action())
                .startsWith("s3:");
        assertThat(AccessProver.compare(policies(all), some)).isEqualTo(Containment.CONTAINED);
        assertThat(AccessProver.compare(some, allow("'Action':'s3:GetObject','Resource':'arn:aws:s3:::a'")))
                .isEqualTo(Containment.CONTAINED);
    }

    @Test
    void saysWhatItCannotDecide() {
        Containment answer = AccessProver.compare(
                allow("'Action':'*','Resource':'arn:aws:iam::1:user/${aws:username}'"),
                allow("'Action':'*','Resource':'arn:aws:iam::1:user/${aws:PrincipalTag/team}'"));
        assertThat(answer.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(answer.reason().orElseThrow()).contains("aws:username");
        Containment mixed = AccessProver.compare(
                allow("'Action':'*','Resource':'*','Condition':{'NumericNotEquals':{'aws:k':'1'}}"),
                allow("'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:k':['1.0','1']}}"));
        assertThat(mixed.verdict()).isNotEqualTo(Verdict.CONTAINED);
    }

    @Test
    @Tag("slow")
    void endsSoonWithHostilePatterns() {
        String many = IntStream.range(0, 60)
                .mapToObj(i -> "'arn:aws:s3:::" + "*a".repeat(i + 20) + "?".repeat(i) + "*'")
                .collect(Collectors.joining(","));
        String long1 = "arn:aws:s3:::" + "*a".repeat(60_000) + "*";
        for (String hostile : List.of("[" + many + "]", "'" + long1 + "'")) {
            long start = System.nanoTime();
            AccessProver.compare(
                    allow("'Action':'*','Resource':" + hostile), allow("'Action':'*','NotResource':" + hostile));
            AccessProver.compare(
                    allow("'Action':'*','NotResource':" + hostile), allow("'Action':'*','Resource':" + hostile));
            assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
        }
    }

    private static List<PolicyDocument> allow(String statement) {
        return policies(allowText(statement));
    }

    private static String allowText(String statement) {
        return "{'Effect':'Allow'," + statement + "}";
    }

    private static List<PolicyDocument> policies(String statements) {
        return List.of(
                PolicyReader.read(("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"')));
    }
}
