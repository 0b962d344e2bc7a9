package io.gatehouse.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.iam.json.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTests {

    private static final String STATEMENT = "{'Sid':'A','Effect':'Allow','Action':['s3:GetObject','s3:PutObject'],"
            + "'Resource':['arn:aws:s3:::a','arn:aws:s3:::b'],"
            + "'Condition':{'StringEquals':{'aws:ResourceAccount':['1','2']}}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Sid':'A' -> 'Sid':'B'",
                "'Sid':'A', -> ",
                "'s3:GetObject','s3:PutObject' -> 'S3:putObject','s3:getobject'",
                "'arn:aws:s3:::a','arn:aws:s3:::b' -> 'arn:aws:s3:::b','arn:aws:s3:::a','arn:aws:s3:::b'",
                "aws:ResourceAccount -> AWS:resourceaccount",
                "['1','2'] -> ['2','1','1']",
                "StringEquals -> stringequals"
            })
    void doesNotChangeWith(String change) {
        assertThat(changed(change).meansTheSameAs(policy(STATEMENT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Allow -> Deny",
                "'Action' -> 'NotAction'",
                "'Resource' -> 'NotResource'",
                "'s3:PutObject' -> 's3:PutObjectAcl'",
                "'s3:GetObject', -> ",
                "arn:aws:s3:::b -> arn:aws:s3:::B",
                ",'arn:aws:s3:::b' -> ",
                "StringEquals -> StringLike",
                "StringEquals -> StringEqualsIfExists",
                "StringEquals -> ForAllValues:StringEquals",
                "aws:ResourceAccount -> aws:PrincipalAccount",
                "['1','2'] -> ['1']"
            })
    void changesWith(String change) {
        assertThat(changed(change).meansTheSameAs(policy(STATEMENT))).isFalse();
    }

    @Test
    void dependsOnTheVersionAndOnEveryStatement() {
        assertThat(read("{'Version':'2008-10-17','Statement':" + STATEMENT + "}")
                        .meansTheSameAs(policy(STATEMENT)))
                .isFalse();
        String two = "[" + STATEMENT + ",{'Effect':'Deny','Action':'*','Resource':'*'}]";
        assertThat(policy(two).meansTheSameAs(policy(STATEMENT))).isFalse();
        assertThat(policy(STATEMENT).meansTheSameAs(policy(two))).isFalse();
    }

    private static PolicyDocument changed(String change) {
        String[] both = change.split(" -> ", 2);
        assertThat(STATEMENT).contains(both[0]);
        return policy(STATEMENT.replace(both[0], both[1]));
    }

    private static PolicyDocument policy(String statements) {
        return read("{'Version':'2012-10-17','Statement':" + statements + "}");
    }

    private static PolicyDocument read(String text) {
        return PolicyReader.read(text.replace('\'', '"'));
    }
}
