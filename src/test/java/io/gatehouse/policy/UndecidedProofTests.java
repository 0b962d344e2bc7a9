package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Statement;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.Proof.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That a policy is never called exact because of what could not be decided. */
class UndecidedProofTests {

    private static final AssociationIntent INTENT = Form.of(
                    Form.bucket("recordings", "CALL_RECORDINGS"), Form.function("greet"))
            .withRole(Form.ROLE)
            .read();
    private static final String ANY_BUCKET = "{'Effect':'Allow','Action':'s3:*','Resource':'*'}";

    @Test
    void isExactWithoutFurtherStatements() {
        Proof proof = prove();
        assertThat(proof.verdict()).isEqualTo(Verdict.EXACT);
        assertThat(proof.undecided()).isEmpty();
    }

    @Test
    void countsWhatADenyOnAKeyComparedInTwoWaysMayLeaveAsPossible() {
        String others = "'Effect':'Deny','Action':'s3:*','NotResource':'arn:aws:s3:::recordings','Condition':";
        Proof proof = prove(
                "{'Effect':'Allow','Action':'s3:*','NotResource':'arn:aws:s3:::recordings'}",
                "{" + others + "{'NumericNotEquals':{'aws:k':'1'},'Null':{'aws:k':'false'}}}",
                "{" + others + "{'StringEquals':{'aws:k':['1','1.0']}}}",
                "{" + others + "{'Null':{'aws:k':'true'}}}");
        assertThat(proof.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(proof.broader()).isEmpty();
        assertThat(proof.undecided()).anyMatch(it -> it.contains("S3_BUCKET") && it.contains("no call"));
        assertThat(proof.allows())
                .filteredOn(possible -> possible.kind().equals("S3_BUCKET"))
                .flatExtracting(PossibleAssociation::targets)
                .extracting(PossibleAssociation.PossibleTarget::pattern, PossibleAssociation.PossibleTarget::certain)
                .contains(tuple("*", false));
    }

    @Test
    void countsWhatAVariableMayStandForAsPossible() {
        Proof proof = prove("{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${aws:PrincipalTag/team}'}");
        assertThat(proof.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(proof.undecided()).anyMatch(it -> it.contains("S3_BUCKET arn:aws:s3:::*"));
    }

    @Test
    void showsWhatAKeyThatNobodyAskedForOpens() {
        Proof target = prove(ANY_BUCKET.replace("}", ",'Condition':{'StringEquals':{'aws:PrincipalTag/team':'red'}}}"));
        assertThat(target.verdict()).isEqualTo(Verdict.BROADER);
        assertThat(target.broader())
                .anyMatch(it -> it.detail().contains("S3_BUCKET *")
                        && it.witness().action().startsWith("s3:")
                        && it.witness().context().containsValue(List.of("red")));
        Proof type = prove("{'Effect':'Allow','Action':'connect:*','Resource':'" + Form.INSTANCE
                + "','Condition':{'StringEquals':{'connect:StorageResourceType':'CHAT_TRANSCRIPTS',"
                + "'aws:PrincipalTag/team':'red'}}}");
        assertThat(type.verdict()).isEqualTo(Verdict.BROADER);
        assertThat(type.broader())
                .anyMatch(it -> it.detail().contains("CHAT_TRANSCRIPTS")
                        && it.witness().context().containsValue(List.of("red")));
    }

    @Test
    void doesNotCallMissingWhatIsOpenedByWhatIsNotAllowed() {
        AssociationIntent bot = Form.of(Samples.of(Samples.type("LAMBDA_FUNCTION")))
                .withRole(Form.ROLE)
                .read();
        Proof proof = new PolicyProver(Form.CATALOG)
                .prove(bot, read("{'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::a'}"));
        assertThat(proof.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(proof.missing()).isNotEmpty();
        assertThat(proof.broader()).isEmpty();
        assertThat(proof.undecided()).isEmpty();
    }

    @Test
    void saysThatAPolicyIsTooComplex() {
        String hostile = "arn:aws:s3:::" + "*a".repeat(30_000) + "*";
        Proof proof = prove(
                "{'Effect':'Allow','Action':'s3:*','Resource':'" + hostile + "'}",
                "{'Effect':'Allow','Action':'s3:*','Resource':'" + hostile + "b'}");
        assertThat(proof.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(proof.undecided()).isNotEmpty();
    }

    private static Proof prove(String... more) {
        PolicyDocument generated = new PolicyGenerator().generate(INTENT).document();
        List<Statement> all = new ArrayList<>(generated.statements());
        if (more.length > 0) {
            all.addAll(read(String.join(",", more)).statements());
        }
        return new PolicyProver(Form.CATALOG)
                .prove(INTENT, new PolicyDocument(generated.version(), Optional.empty(), all));
    }

    private static PolicyDocument read(String statements) {
        return PolicyReader.read(("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"'));
    }
}
