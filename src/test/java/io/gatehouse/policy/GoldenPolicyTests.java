package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenPolicyTests {

    private static final List<Profile> RESTRICTED = List.of(Profile.LEAST_PRIVILEGE, Profile.COMPLETE);

    @Test
    void rendersBuckets() throws IOException {
        AssociationForm bucket = Form.bucket("recordings", "CALL_RECORDINGS");
        GoldenFile file = new GoldenFile("s3-bucket");
        eachStorageType("S3_BUCKET", "arn:aws:s3:::recordings", file);
        variants(bucket, file);
        variants("with key, ", Form.encrypted(bucket, Form.KEY), file);
        file.add("bucket of another account", Form.of(Form.ownedBy(bucket, "444455556666")));
        file.verify();
    }

    @Test
    void rendersStreams() throws IOException {
        AssociationForm stream = Form.stream("contacts", "CONTACT_TRACE_RECORDS");
        GoldenFile file = new GoldenFile("kinesis-stream");
        eachStorageType("KINESIS_STREAM", String.valueOf(stream.resourceArn()), file);
        variants(stream, file);
        file.verify();
    }

    @Test
    void rendersDeliveryStreams() throws IOException {
        GoldenFile file = new GoldenFile("firehose-delivery-stream");
        variants(Form.deliveryStream("contacts"), file);
        file.verify();
    }

    @Test
    void rendersFunctions() throws IOException {
        GoldenFile file = new GoldenFile("lambda-function");
        variants("unqualified, ", Form.function("greet"), file);
        variants("alias, ", Form.function("greet:live"), file);
        file.add("version", Form.of(Form.function("greet:7")));
        file.verify();
    }

    @Test
    void rendersPublishedExamples() throws IOException {
        GoldenFile file = new GoldenFile("aws-example");
        List<AssociationForm> shown = List.of(
                Form.bucket("recordings", "CALL_RECORDINGS"),
                Form.stream("contacts", "CONTACT_TRACE_RECORDS"),
                Form.function("greet"));
        for (AssociationForm form : shown) {
            file.add(form.kind() + ", aws", Form.of(form).as(Profile.AWS_EXAMPLE));
            file.add(
                    form.kind() + ", aws-cn",
                    Form.of(form).as(Profile.AWS_EXAMPLE).in("aws-cn", "cn-north-1"));
        }
        file.verify();
    }

    @Test
    void rendersMixedAssociations() throws IOException {
        Form form = Form.of(
                Form.encrypted(Form.bucket("recordings", "CALL_RECORDINGS", "SCREEN_RECORDINGS"), Form.KEY),
                Form.bucket("transcripts", "CHAT_TRANSCRIPTS"),
                Form.ownedBy(Form.bucket("reports", "SCHEDULED_REPORTS"), "444455556666"),
                Form.stream("contacts", "CONTACT_TRACE_RECORDS"),
                Form.stream("agents", "AGENT_EVENTS"),
                Form.deliveryStream("contacts"),
                Form.function("greet"),
                Form.function("route:live"));
        GoldenFile file = new GoldenFile("mixed");
        for (Profile profile : RESTRICTED) {
            file.add(profile.name(), form.as(profile));
            file.add(
                    profile + ", exact service-linked role, expiring",
                    form.as(profile).withRole(Form.ROLE).until("2030-01-31T18:00:00.5+01:00"));
        }
        file.verify();
    }

    private static void eachStorageType(String kind, String arn, GoldenFile file) {
        AssociationType type = Form.CATALOG.find(kind).orElseThrow();
        for (StorageResourceType each : type.storageResourceTypes()) {
            file.add(each.name(), Form.of(Form.storage(kind, arn, each.name())));
        }
        String[] all = type.storageResourceTypes().stream()
                .map(StorageResourceType::name)
                .toArray(String[]::new);
        file.add("all storage types", Form.of(Form.storage(kind, arn, all)));
    }

    private static void variants(AssociationForm association, GoldenFile file) {
        variants("", association, file);
    }

    private static void variants(String what, AssociationForm association, GoldenFile file) {
        for (Profile profile : RESTRICTED) {
            Form form = Form.of(association).as(profile);
            String heading = what + profile;
            file.add(heading, form);
            file.add(heading + ", exact service-linked role", form.withRole(Form.ROLE));
            file.add(heading + ", aws-us-gov", form.withRole(Form.ROLE).in("aws-us-gov", "us-gov-west-1"));
            file.add(heading + ", aws-cn", form.in("aws-cn", "cn-north-1"));
            file.add(heading + ", expiring", form.until("2030-01-31T17:00:00Z"));
        }
    }
}
