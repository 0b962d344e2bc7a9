package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Profile;
import io.gatehouse.iam.PolicyLimit;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WarningTests {

    private static final String OTHER_KEY =
            "arn:aws:kms:us-east-1:444455556666:key/mrk-0123456789abcdef0123456789abcdef";
    private static final AssociationForm RECORDINGS = Form.bucket("alpha", "CALL_RECORDINGS");

    @Test
    void saysNothingOfOneBucketWithItsExactRole() {
        assertThat(exact(RECORDINGS).warnings()).isEmpty();
    }

    @Test
    void reportsEachPairOfStorageTypeAndTargetOnce() {
        GeneratedPolicy policy = exact(
                RECORDINGS,
                Form.bucket("bravo", "CHAT_TRANSCRIPTS"),
                Form.bucket("alpha", "ATTACHMENTS"),
                Form.stream("charlie", "AGENT_EVENTS"),
                Form.deliveryStream("delta"));
        assertThatWarnings(policy)
                .containsExactly(
                        tuple("CROSS_PRODUCT", permits("arn:aws:s3:::alpha for [CHAT_TRANSCRIPTS]"), List.of(0, 1, 2)),
                        tuple(
                                "CROSS_PRODUCT",
                                permits("arn:aws:s3:::bravo for [ATTACHMENTS, CALL_RECORDINGS]"),
                                List.of(0, 1, 2)),
                        tuple(
                                "CROSS_PRODUCT",
                                permits("arn:aws:kinesis:us-east-1:111122223333:stream/charlie for"
                                        + " [CONTACT_TRACE_RECORDS]"),
                                List.of(3, 4)));
    }

    @Test
    void findsNoPairWhereAllTargetsAreForTheSame() {
        assertThat(exact(RECORDINGS, Form.bucket("bravo", "CALL_RECORDINGS")).warnings())
                .isEmpty();
        assertThat(exact(Form.bucket("alpha", "CALL_RECORDINGS", "ATTACHMENTS"), Form.function("f"))
                        .warnings())
                .extracting(Warning::code)
                .containsExactly("OPENS_TO_ANY_INSTANCE");
    }

    @Test
    void reportsEachKeyThatAnotherBucketCanHave() {
        GeneratedPolicy policy = exact(
                Form.encrypted(RECORDINGS, Form.KEY),
                Form.encrypted(Form.bucket("bravo", "CALL_RECORDINGS"), OTHER_KEY),
                Form.bucket("charlie", "CALL_RECORDINGS"));
        assertThat(policy.warnings())
                .filteredOn(warning -> warning.code().equals("CROSS_PRODUCT"))
                .extracting(warning -> warning.detail().replaceAll(": IAM.*", ""), Warning::associations)
                .containsExactly(
                        tuple(withKeys("alpha", OTHER_KEY), List.of(0, 1)),
                        tuple(withKeys("bravo", Form.KEY), List.of(0, 1)),
                        tuple(withKeys("charlie", Form.KEY + ", " + OTHER_KEY), List.of(0, 1, 2)));
    }

    @Test
    void saysThatAKeyIsNotEnforced() {
        assertThat(exact(RECORDINGS, Form.encrypted(Form.bucket("alpha", "ATTACHMENTS"), Form.KEY))
                        .warnings())
                .filteredOn(warning -> warning.code().equals("ENCRYPTION_NOT_ENFORCED"))
                .extracting(Warning::associations)
                .containsExactly(List.of(1));
    }

    @Test
    void saysThatAPatternReachesEveryInstance() {
        GeneratedPolicy policy = Form.of(Form.function("f"), RECORDINGS, Form.deliveryStream("d"))
                .generate();
        assertThat(policy.warnings())
                .filteredOn(warning -> warning.code().equals("SLR_PATTERN"))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.associations()).containsExactly(1, 2);
                    assertThat(warning.detail()).contains("AWSServiceRoleForAmazonConnect*");
                });
        assertThat(Form.of(Form.function("f")).generate().warnings())
                .extracting(Warning::code)
                .containsExactly("OPENS_TO_ANY_INSTANCE");
    }

    @Test
    void crossesTheKeysOfVideoStreamsAndBuckets() {
        GeneratedPolicy policy = exact(
                Form.encrypted(Samples.of(Samples.type("KINESIS_VIDEO_STREAM")), OTHER_KEY),
                Form.encrypted(RECORDINGS, Form.KEY));
        assertThat(policy.warnings())
                .filteredOn(warning -> warning.code().equals("CROSS_PRODUCT"))
                .extracting(warning -> warning.detail().replaceAll(": IAM.*", ""))
                .containsExactly(
                        "the policy also permits KINESIS_VIDEO_STREAM acme for [MEDIA_STREAMS] with the key "
                                + Form.KEY,
                        withKeys("alpha", OTHER_KEY));
        assertThat(policy.warnings())
                .filteredOn(warning -> warning.code().equals("PREFIX_NOT_ENFORCED"))
                .extracting(Warning::associations)
                .containsExactly(List.of(0));
    }

    @Test
    void namesWhatReplacesADeprecatedStorageType() {
        assertThat(exact(Form.stream("s", "REAL_TIME_CONTACT_ANALYSIS_SEGMENTS", "AGENT_EVENTS"))
                        .warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo("DEPRECATED");
                    assertThat(warning.detail()).contains("REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS");
                });
    }

    @Test
    void measuresAgainstThePrincipalsOwnLimit() {
        Form form = Form.of(manyFunctions(35)).withRole(Form.ROLE);
        int size = form.generate().canonical().characters();
        assertThat(size).isBetween(PolicyLimit.USER_INLINE.characters() + 1, PolicyLimit.MANAGED.characters());
        assertThat(codes(form.forPrincipal("arn:aws:iam::111122223333:user/dana")))
                .contains("TOO_LARGE");
        assertThat(codes(form.forPrincipal("arn:aws:iam::111122223333:role/admins")))
                .doesNotContain("TOO_LARGE");
        assertThat(form.generate().warnings())
                .filteredOn(warning -> warning.code().equals("TOO_LARGE"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.detail())
                        .contains("USER_INLINE (2048)", String.valueOf(size))
                        .doesNotContain("ROLE_INLINE", "MANAGED"));
    }

    @Test
    void namesEveryConditionThatNoPolicyBringsAbout() {
        GeneratedPolicy policy = exact(
                Form.encrypted(RECORDINGS, Form.KEY),
                Form.ownedBy(Form.bucket("bravo", "CALL_RECORDINGS"), "444455556666"),
                Form.function("f"));
        assertThat(policy.preconditions())
                .extracting(Precondition::code, Precondition::association)
                .containsExactly(
                        tuple("ONE_ASSOCIATION_PER_STORAGE_TYPE", 0),
                        tuple("KEY_POLICY_MUST_ALLOW_GRANT", 0),
                        tuple("RESOURCE_IN_ANOTHER_ACCOUNT", 1),
                        tuple("ONE_ASSOCIATION_PER_STORAGE_TYPE", 1),
                        tuple("LAMBDA_RESOURCE_POLICY_LIMIT", 2));
    }

    @Test
    void saysThatAnotherAccountOwnsTheKey() {
        GeneratedPolicy policy = exact(Form.encrypted(RECORDINGS, OTHER_KEY));
        assertThat(policy.preconditions())
                .filteredOn(it -> it.code().equals("RESOURCE_IN_ANOTHER_ACCOUNT"))
                .singleElement()
                .extracting(Precondition::detail)
                .asString()
                .contains("account 444455556666 owns " + OTHER_KEY, "key policy");
    }

    @Test
    void saysThatNothingRestrictsTheOperationsOfTheGrant() {
        assertThat(exact(Form.encrypted(RECORDINGS, Form.KEY)).warnings())
                .extracting(Warning::code)
                .contains("ANY_GRANT_OPERATION");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void explainsEveryActionOfEveryStatement(Profile profile) {
        Form form = Form.of(RECORDINGS).as(profile);
        if (profile != Profile.AWS_EXAMPLE) {
            form = form.asking(List.of(
                    Form.function("f"),
                    Form.encrypted(RECORDINGS, Form.KEY),
                    Form.bucket("bravo", "ATTACHMENTS"),
                    Form.stream("s", "AGENT_EVENTS"),
                    Form.deliveryStream("d")));
        }
        assertExplained(form.generate());
    }

    @Test
    void rendersFiftyAssociations() {
        GeneratedPolicy policy = Form.of(manyFunctions(50)).generate();
        assertExplained(policy);
        assertThat(policy.document().statements()).hasSize(2);
        assertThat(policy.document().statements().get(1).resources().patterns()).hasSize(50);
        assertThat(policy.statements().get(1).because())
                .extracting(Because::association)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("io.gatehouse.policy.GoldenPolicyTests#types")
    void explainsEveryActionOfEveryKind(String name) {
        AssociationType type = Samples.type(name);
        assertExplained(Form.of(Samples.of(type))
                .as(Profile.COMPLETE)
                .from(Access.CONSOLE)
                .doing(type.operations())
                .acceptingBroader()
                .generate());
    }

    private static void assertExplained(GeneratedPolicy policy) {
        assertThat(policy.statements()).hasSameSizeAs(policy.document().statements());
        for (int i = 0; i < policy.statements().size(); i++) {
            var statement = policy.document().statements().get(i);
            StatementReasons reasons = policy.statements().get(i);
            assertThat(reasons.sid()).isEqualTo(statement.sid().orElseThrow().value());
            assertThat(reasons.because())
                    .doesNotHaveDuplicates()
                    .extracting(Because::action)
                    .containsOnly(statement.actions().patterns().stream()
                            .map(Object::toString)
                            .toArray(String[]::new));
        }
    }

    private static List<AssociationForm> manyFunctions(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Form.function("function-" + i))
                .toList();
    }

    private static GeneratedPolicy exact(AssociationForm... associations) {
        return Form.of(associations).withRole(Form.ROLE).generate();
    }

    private static List<String> codes(Form form) {
        return form.generate().warnings().stream().map(Warning::code).toList();
    }

    private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> assertThatWarnings(
            GeneratedPolicy policy) {
        return assertThat(policy.warnings()).extracting(Warning::code, Warning::detail, Warning::associations);
    }

    @Test
    void saysWhichAssociationsExcludeEachOther() {
        assertThat(Form.of(
                                Form.bucket("alpha", "CALL_RECORDINGS", "CHAT_TRANSCRIPTS"),
                                Form.bucket("bravo", "CHAT_TRANSCRIPTS"),
                                Form.bucket("charlie", "ATTACHMENTS"))
                        .generate()
                        .preconditions())
                .filteredOn(it -> it.code().equals("ONE_ASSOCIATION_PER_STORAGE_TYPE"))
                .extracting(it -> it.detail().replaceAll(".*removed first", ""))
                .containsExactly(
                        "; so this one and that of association 1 exclude each other",
                        "; so this one and that of association 0 exclude each other",
                        "");
    }

    private static String permits(String what) {
        return "the policy also permits " + what
                + ": IAM cannot tie a storage type to a target; only different principals can";
    }

    private static String withKeys(String bucket, String keys) {
        return "the policy also permits arn:aws:s3:::" + bucket + " for [CALL_RECORDINGS] with the key " + keys;
    }
}
