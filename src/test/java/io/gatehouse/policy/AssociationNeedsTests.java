package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.analysis.CallNeed;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssociationNeedsTests {

    private static final Map<String, List<String>> NO_TYPE = Map.of("connect:storageresourcetype", List.of());

    @Test
    void makesAStorageAssociationWithoutChangingOne() {
        AssociationType bucket = unseen("S3_BUCKET");
        assertThat(AssociationNeeds.of(bucket, Operation.ASSOCIATE).onInstance())
                .containsExactly("connect:associateinstancestorageconfig");
        assertThat(AssociationNeeds.of(bucket, Operation.UPDATE).onInstance())
                .contains("connect:updateinstancestorageconfig");
        assertThat(AssociationNeeds.of(bucket, Operation.DISASSOCIATE).onInstance())
                .containsExactly("connect:disassociateinstancestorageconfig");
    }

    @Test
    void looksAtTheTargetWhereSomethingIsMade() {
        AssociationType bucket = unseen("S3_BUCKET");
        assertThat(AssociationNeeds.of(bucket, Operation.ASSOCIATE).onTarget())
                .containsExactlyInAnyOrder(
                        new CallNeed("s3:GetBucketAcl", NO_TYPE), new CallNeed("s3:GetBucketLocation", NO_TYPE));
        assertThat(AssociationNeeds.of(bucket, Operation.DISASSOCIATE).onTarget())
                .isEmpty();
    }

    @Test
    void knowsTheKeysWhoseValuesNoAssociationChanges() {
        assertThat(AssociationNeeds.of(unseen("LAMBDA_FUNCTION"), Operation.ASSOCIATE)
                        .onTarget())
                .containsExactly(new CallNeed(
                        "lambda:AddPermission",
                        Map.of(
                                "connect:storageresourcetype", List.of(),
                                "lambda:Principal", List.of("connect.amazonaws.com"))));
    }

    @Test
    void needsAKeyOfKindsThatRequireOneAndOnlyToMakeThem() {
        AssociationType video = unseen("KINESIS_VIDEO_STREAM");
        assertThat(AssociationNeeds.of(video, Operation.ASSOCIATE).onKey())
                .extracting(CallNeed::action)
                .contains("kms:creategrant");
        assertThat(AssociationNeeds.of(video, Operation.DISASSOCIATE).onKey()).isEmpty();
        assertThat(AssociationNeeds.of(unseen("S3_BUCKET"), Operation.ASSOCIATE).onKey())
                .isEmpty();
    }

    @Test
    void keepsWhatItFound() {
        AssociationType type = unseen("S3_BUCKET");
        assertThat(AssociationNeeds.of(type, Operation.UPDATE)).isSameAs(AssociationNeeds.of(type, Operation.UPDATE));
    }

    /** A kind of a name of its own, of which nothing can have been kept. */
    private static AssociationType unseen(String name) {
        AssociationType type = Samples.type(name);
        return new AssociationType(
                name + UUID.randomUUID(),
                type.integrationType(),
                type.explanation(),
                type.reaches(),
                type.ended(),
                type.storageResourceTypes(),
                type.deprecated(),
                type.target(),
                type.named(),
                type.encryption(),
                type.warnings(),
                type.preconditions(),
                type.example(),
                type.permissions());
    }
}
