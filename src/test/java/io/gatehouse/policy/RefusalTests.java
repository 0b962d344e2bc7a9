package io.gatehouse.policy;

import static io.gatehouse.policy.Refusal.of;
import static io.gatehouse.policy.Refusal.ofText;
import static io.gatehouse.policy.Refusal.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.policy.IntentReader.Purpose;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTests {

    private static final String TYPES = "/associations/0/storageResourceTypes";

    static Stream<Refusal> members() {
        return Stream.of(
                without("/associations"),
                of("/associations", "[]", "invalid-size"),
                of("/associations/1", "null", "required"),
                without("/associations/0/kind"),
                ofText("/associations/0/kind", "s3_bucket", "unsupported-kind"),
                without(TYPES),
                of(TYPES, "[]", "empty"),
                of(TYPES + "/0", "null", "required"),
                of(TYPES + "/1", "\"CALL_RECORDINGS\"", "duplicate-value"),
                of(TYPES + "/1", "\"FAXES\"", "not-a-storage-resource-type-of-this-kind"),
                of(TYPES + "/1", "\"call_recordings\"", "not-a-storage-resource-type-of-this-kind"),
                of(TYPES + "/1", "\"CONTACT_TRACE_RECORDS\"", "not-a-storage-resource-type-of-this-kind"),
                of(
                        "/associations/2/storageResourceTypes/1",
                        "\"CALL_RECORDINGS\"",
                        "not-a-storage-resource-type-of-this-kind"),
                of(
                        "/associations/3/storageResourceTypes/1",
                        "\"AGENT_EVENTS\"",
                        "not-a-storage-resource-type-of-this-kind"),
                of("/associations/1/storageResourceTypes", "[\"CALL_RECORDINGS\"]", "not-applicable"),
                ofText("/associations/1/kmsKeyArn", Form.KEY, "not-applicable"),
                ofText("/associations/2/kmsKeyArn", Form.KEY, "not-applicable"),
                ofText("/associations/3/kmsKeyArn", Form.KEY, "not-applicable"),
                ofText("/associations/0/integrationType", "EVENT", "not-applicable"),
                ofText("/associations/0/streamPrefix", "acme", "not-applicable"),
                ofText("/associations/0/origin", "https://example.com", "not-applicable"),
                of(TYPES, "[" + "\"CALL_RECORDINGS\",".repeat(20) + "\"CALL_RECORDINGS\"]", "invalid-size"),
                of("/operations", "[]", "empty"),
                of("/operations", "[" + "\"NONE\",".repeat(3) + "\"NONE\"]", "invalid-size"),
                of("/operations/0", "null", "required"),
                of("/operations/0", "\"DELETE\"", "unknown-value"),
                of("/operations/0", "\"UPDATE\"", "unsupported-operation"),
                of("/operations/1", "\"ASSOCIATE\"", "duplicate-value"),
                ofText("/access", "api", "unknown-value"),
                ofText("/profile", "NONE", "unknown-value"),
                ofText("/expiresAt", "2026-11-23T12:00:00Z", "in-the-past"),
                ofText("/expiresAt", "2026-11-23T12:00:00.9Z", "in-the-past"),
                ofText("/expiresAt", "2020-01-01T00:00:00Z", "in-the-past"),
                ofText("/expiresAt", "2030-01-31", "not-an-instant"),
                ofText("/expiresAt", "2030-01-31T17:00:00", "not-an-instant"),
                ofText("/expiresAt", "2030-01-31T17:00Z", "not-an-instant"),
                ofText("/expiresAt", "2030-02-30T17:00:00Z", "not-an-instant"),
                ofText("/expiresAt", "+10000-01-01T00:00:00Z", "too-late"),
                without("/justification"),
                ofText("/justification", "", "invalid-length"),
                ofText("/justification", " \\n", "invalid-length"),
                ofText("/justification", "x".repeat(1001), "invalid-length"),
                ofText("/justification", "a\\u0000b", "control-character"),
                ofText("/justification", "a\\ud800b", "control-character"),
                ofText("/justification", "\\u00a0\\u2003", "invalid-length"),
                ofText("/justification", "\\u200d", "invalid-length"),
                ofText("/justification", "a\\u3164", "control-character"),
                ofText("/justification", "a\\u2800", "control-character"),
                ofText("/justification", "a\\u034f", "control-character"),
                ofText("/justification", "a\\ue000", "control-character"),
                ofText("/justification", "a\\ufffe", "control-character"),
                ofText("/justification", "a\\udb40\\udd01", "control-character"),
                ofText("/justification", "a\\u202eb", "control-character"),
                ofText("/justification", "a\\u2067b", "control-character"),
                ofText("/justification", "a\\u200bb", "control-character"),
                ofText("/justification", "a\\ufeffb", "control-character"),
                ofText("/justification", "a\\u2028b", "control-character"));
    }

    @ParameterizedTest
    @MethodSource({
        "members",
        "io.gatehouse.policy.RefusedArns#instances",
        "io.gatehouse.policy.RefusedArns#principals",
        "io.gatehouse.policy.RefusedArns#keysAndLinkedRoles",
        "io.gatehouse.policy.RefusedTargets#buckets",
        "io.gatehouse.policy.RefusedTargets#otherTargets",
        "io.gatehouse.policy.RefusedKinds#all"
    })
    void refusesEachDefectWithItsPointerAndCode(Refusal refusal) {
        List<IntentProblem> problems =
                new Body().with(refusal.at(), refusal.value()).problems();
        assertThat(problems)
                .extracting(IntentProblem::pointer, IntentProblem::code)
                .containsExactly(tuple(refusal.pointer(), refusal.code()));
        assertThat(problems.get(0).detail())
                .as("says what is accepted, or whom or what to name instead, in plain ASCII")
                .containsPattern(
                        "accepted: |expected |name the role|permission set|granted this|is not in partition|at most")
                .matches("[ -~\u2026]*");
        assertThat(problems.get(0).detail())
                .as("says what is wrong before it says what is accepted")
                .matches(".+; accepted: .+")
                .doesNotContain("there is no ", "there is outbound");
    }

    @Test
    void acceptsTheBodyThatTheRefusalsSpoil() {
        assertThat(new Body().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role/a",
                "user/dana",
                "role/contact-center/admins",
                "role/MyAWSReservedSSO_x",
                "user/d.a+n=a,@x-_"
            })
    void acceptsEveryRoleOrUserThatTakesPolicies(String resource) {
        assertThat(new Body()
                        .with("/principalArn", "\"arn:aws:iam::111122223333:" + resource + '"')
                        .problems())
                .isEmpty();
    }

    @Test
    void asksAPreviewForNeitherPrincipalNorJustification() {
        AssociationIntent intent = new Body()
                .with("/principalArn", "")
                .with("/justification", "")
                .with("/operations", "")
                .with("/access", "")
                .with("/profile", "")
                .with("/expiresAt", "")
                .with("/acceptBroader", "")
                .read(Purpose.PREVIEW);
        assertThat(intent.principal()).isEmpty();
        assertThat(intent.expiresAt()).isEmpty();
    }

    @Test
    void saysOnlyTheFirstHundredProblems() {
        String bad = "{\"kind\":\"S3_BUCKET\",\"kmsKeyArn\":\"k\",\"origin\":\"o\",\"streamPrefix\":\"p\"}";
        List<IntentProblem> problems = new Body()
                .with("/associations", "[" + String.join(",", Collections.nCopies(50, bad)) + "]")
                .problems();
        assertThat(problems).hasSize(101);
        assertThat(problems.get(100).code()).isEqualTo("more-problems");
        assertThat(problems.get(100).detail()).contains("there are 150 more");
    }

    @ParameterizedTest
    @CsvSource({"0, required", "1, duplicate-association", "50, duplicate-association", "51, invalid-size"})
    void boundsTheNumberOfAssociations(int number, String code) {
        String one =
                "{\"kind\":\"LAMBDA_FUNCTION\",\"resourceArn\":\"arn:aws:lambda:us-east-1:111122223333:function:f%d\"}";
        List<String> all = IntStream.range(0, number)
                .mapToObj(i -> String.format(one, i % 49))
                .toList();
        List<IntentProblem> problems = new Body()
                .with("/associations", number == 0 ? "" : all.toString())
                .problems();
        if (number == 1) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).extracting(IntentProblem::code).containsExactly(code);
        }
    }

    @Test
    void refusesTheSameAssociationTwice() {
        String bucket =
                "{\"kind\":\"S3_BUCKET\",\"resourceArn\":\"arn:aws:s3:::recordings\",\"storageResourceTypes\":%s}";
        Body body = new Body()
                .with("/associations/4", String.format(bucket, "[\"ATTACHMENTS\"]"))
                .with("/associations/5", String.format(bucket, "[\"EMAIL_MESSAGES\",\"CALL_RECORDINGS\"]"));
        assertThat(body.problems())
                .extracting(IntentProblem::pointer, IntentProblem::code)
                .containsExactly(tuple("/associations/5", "duplicate-association"));
    }

    @Test
    void findsARepetitionWhateverElseIsWrong() {
        Body body = new Body()
                .with("/instanceArn", "\"12345678\"")
                .with(
                        "/associations/4",
                        "{\"kind\":\"S3_BUCKET\",\"resourceArn\":\"arn:aws:s3:::recordings\",\"storageResourceTypes\":[\"CALL_RECORDINGS\"]}");
        assertThat(body.problems())
                .extracting(IntentProblem::pointer, IntentProblem::code)
                .containsExactly(
                        tuple("/instanceArn", "not-an-arn"), tuple("/associations/4", "duplicate-association"));
    }

    @Test
    void judgesWhatItCanOfAnUnknownKind() {
        Body body = new Body().with("/associations/4", """
                        {"kind":"S3_BUKET","resourceArn":"arn:aws-cn:s3:::a","storageResourceTypes":["FAXES","AGENT_EVENTS",null],\
                        "kmsKeyArn":"k","resourceAccountId":"1","integrationType":"FAX","streamPrefix":"a*","origin":"http://a"}""");
        assertThat(body.problems())
                .extracting(problem -> problem.pointer().replace("/associations/4", ""), IntentProblem::code)
                .containsExactly(
                        tuple("/kind", "unsupported-kind"),
                        tuple("/storageResourceTypes/0", "unknown-value"),
                        tuple("/storageResourceTypes/2", "required"),
                        tuple("/kmsKeyArn", "not-an-arn"),
                        tuple("/resourceArn", "another-partition"),
                        tuple("/resourceAccountId", "not-an-account-id"),
                        tuple("/integrationType", "unknown-value"),
                        tuple("/streamPrefix", "invalid-resource-name"),
                        tuple("/origin", "invalid-resource-name"));
        assertThat(body.problems())
                .allSatisfy(problem -> assertThat(problem.detail()).matches(".+; accepted: .+"));
    }

    @Test
    void takesAnUnreadableStorageTypeForNoDuplicate() {
        Body body = new Body()
                .with(
                        "/associations/4",
                        "{\"kind\":\"S3_BUCKET\",\"resourceArn\":\"arn:aws:s3:::recordings\",\"storageResourceTypes\":[\"FAXES\"]}");
        assertThat(body.problems())
                .extracting(IntentProblem::pointer, IntentProblem::code)
                .containsExactly(
                        tuple("/associations/4/storageResourceTypes/0", "not-a-storage-resource-type-of-this-kind"));
    }

    @ParameterizedTest
    @MethodSource("io.gatehouse.policy.GoldenPolicyTests#types")
    void readsBackTheFormOfEveryKind(String name) {
        AssociationType type = Samples.type(name);
        AssociationIntent intent = Form.of(Samples.of(type))
                .doing(type.operations())
                .acceptingBroader()
                .read();
        assertThat(new IntentReader(Form.CATALOG).read(IntentForm.of(intent), Purpose.PREVIEW, Form.NOW))
                .isEqualTo(intent);
    }

    @Test
    void refusesTwoOwnersOfOneTarget() {
        Body body = new Body()
                .with(
                        "/associations/4",
                        "{\"kind\":\"S3_BUCKET\",\"resourceArn\":\"arn:aws:s3:::recordings\",\"resourceAccountId\":\"444455556666\",\"storageResourceTypes\":[\"ATTACHMENTS\"]}");
        assertThat(body.problems())
                .extracting(IntentProblem::pointer, IntentProblem::code)
                .containsExactly(tuple("/associations/4/resourceAccountId", "contradicts-association"));
    }

    @Test
    void takesTheInstancesAccountForTheOwnerWhetherSaidOrNot() {
        Body body = new Body()
                .with(
                        "/associations/4",
                        "{\"kind\":\"S3_BUCKET\",\"resourceArn\":\"arn:aws:s3:::recordings\",\"resourceAccountId\":\"111122223333\",\"storageResourceTypes\":[\"ATTACHMENTS\"]}");
        assertThat(body.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, names every service-linked role", "1, names every service-linked role", "2, names no service-linked"
    })
    void saysWhichRolesTheExampleOfTheKindNames(int kind, String said) {
        String association = List.of(
                        "{\"kind\":\"S3_BUCKET\",\"resourceArn\":\"arn:aws:s3:::recordings\",\"storageResourceTypes\":[\"CALL_RECORDINGS\"]}",
                        "{\"kind\":\"KINESIS_STREAM\",\"resourceArn\":\"arn:aws:kinesis:us-east-1:111122223333:stream/a\",\"storageResourceTypes\":[\"CONTACT_TRACE_RECORDS\"]}",
                        "{\"kind\":\"LAMBDA_FUNCTION\",\"resourceArn\":\"arn:aws:lambda:us-east-1:111122223333:function:a\"}")
                .get(kind);
        Body body = new Body()
                .with("/profile", "\"AWS_EXAMPLE\"")
                .with("/serviceLinkedRoleArn", '"' + Form.ROLE + '"')
                .with("/associations", "[" + association + "]");
        assertThat(body.problems())
                .filteredOn(problem -> problem.pointer().equals("/serviceLinkedRoleArn"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains(said, "accepted: leave it out"));
    }

    @Test
    void refusesWhatTheExamplesDoNotHave() {
        Body body = new Body()
                .with("/profile", "\"AWS_EXAMPLE\"")
                .with("/operations/0", "\"DISASSOCIATE\"")
                .with("/access", "\"CONSOLE\"")
                .with("/serviceLinkedRoleArn", '"' + Form.ROLE + '"')
                .with("/associations/0/resourceArn", "\"not an arn\"")
                .with("/associations/0/kmsKeyArn", '"' + Form.KEY + '"')
                .with("/associations/0/storageResourceTypes", "[\"CALL_RECORDINGS\",\"ATTACHMENTS\"]")
                .with("/associations/2/storageResourceTypes", "[\"AGENT_EVENTS\"]");
        assertThat(body.problems())
                .filteredOn(problem -> problem.code().equals("not-in-aws-example"))
                .allSatisfy(problem -> assertThat(problem.detail()).contains("LEAST_PRIVILEGE and COMPLETE"))
                .anySatisfy(problem -> assertThat(problem.detail())
                        .contains("accepted: S3_BUCKET, KINESIS_STREAM, LAMBDA_FUNCTION, or the profiles"))
                .anySatisfy(problem -> assertThat(problem.detail()).contains("accepted: [CALL_RECORDINGS], or"))
                .anySatisfy(problem -> assertThat(problem.detail()).contains("accepted: one association, or"))
                .extracting(IntentProblem::pointer)
                .containsExactlyInAnyOrder(
                        "/expiresAt",
                        "/serviceLinkedRoleArn",
                        "/operations",
                        "/access",
                        "/associations",
                        "/associations/0/kmsKeyArn",
                        "/associations/0/storageResourceTypes",
                        "/associations/2/storageResourceTypes",
                        "/associations/3/kind");
    }

    @Test
    void reportsEveryProblemOfABodyTogether() {
        Body body = new Body()
                .with("/instanceArn", "\"12345678\"")
                .with("/principalArn", "\"arn:aws:iam::111122223333:root\"")
                .with("/associations/0/resourceArn", "\"arn:aws:s3:::*\"")
                .with("/associations/0/kmsKeyArn", "\"alias/x\"")
                .with("/associations/0/storageResourceTypes/0", "\"FAXES\"")
                .with("/associations/1/kind", "\"FAX\"")
                .with("/operations/0", "\"DELETE\"")
                .with("/access", "\"SHELL\"")
                .with("/profile", "\"X\"")
                .with("/expiresAt", "\"yesterday\"")
                .with("/justification", "\"\"");
        assertThat(body.problems())
                .extracting(IntentProblem::pointer)
                .containsExactlyInAnyOrder(
                        "/instanceArn",
                        "/principalArn",
                        "/associations/0/resourceArn",
                        "/associations/0/kmsKeyArn",
                        "/associations/0/storageResourceTypes/0",
                        "/associations/1/kind",
                        "/operations/0",
                        "/access",
                        "/profile",
                        "/expiresAt",
                        "/justification");
    }

    @Test
    void namesTheRoleBehindASession() {
        assertThat(new Body()
                        .with("/principalArn", "\"arn:aws:sts::111122223333:assumed-role/admins/dana\"")
                        .problems())
                .singleElement()
                .satisfies(it -> assertThat(it.detail()).contains("arn:aws:iam::111122223333:role/admins"));
    }

    @Test
    void readsBackTheFormOfAnIntent() {
        AssociationIntent intent = new Body()
                .with("/associations/0/kmsKeyArn", '"' + Form.KEY + '"')
                .with("/serviceLinkedRoleArn", '"' + Form.ROLE + '"')
                .read(Purpose.REQUEST);
        assertThat(new IntentReader(Form.CATALOG).read(IntentForm.of(intent), Purpose.REQUEST, Form.NOW))
                .isEqualTo(intent);
    }
}
