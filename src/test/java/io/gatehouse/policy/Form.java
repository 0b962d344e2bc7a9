package io.gatehouse.policy;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.json.CatalogReader;
import io.gatehouse.policy.IntentForm.AssociationForm;
import io.gatehouse.policy.IntentReader.Purpose;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An intent form with valid defaults, to be varied. */
public record Form(
        String instance,
        @Nullable String serviceLinkedRole,
        @Nullable String principal,
        Profile profile,
        List<Operation> operations,
        Access access,
        boolean acceptBroader,
        @Nullable String expiresAt,
        List<AssociationForm> associations) {

    public static final AssociationCatalog CATALOG = CatalogReader.shipped();
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    public static final String INSTANCE =
            "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef";
    public static final String ROLE = "arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/"
            + "AWSServiceRoleForAmazonConnect_AbCdEfGhIjKl";
    public static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/0123abcd-0123-0123-0123-0123456789ab";

    public static Form of(AssociationForm... associations) {
        return of(List.of(associations));
    }

    public static Form of(List<AssociationForm> associations) {
        return new Form(
                INSTANCE,
                null,
                null,
                Profile.LEAST_PRIVILEGE,
                List.of(Operation.ASSOCIATE),
                Access.API,
                false,
                null,
                associations);
    }

    public static AssociationForm bucket(String name, String... types) {
        return storage("S3_BUCKET", "arn:aws:s3:::" + name, types);
    }

    public static AssociationForm stream(String name, String... types) {
        return storage("KINESIS_STREAM", "arn:aws:kinesis:us-east-1:111122223333:stream/" + name, types);
    }

    public static AssociationForm deliveryStream(String name) {
        return storage(
                "FIREHOSE_DELIVERY_STREAM",
                "arn:aws:firehose:us-east-1:111122223333:deliverystream/" + name,
                "CONTACT_TRACE_RECORDS");
    }

    public static AssociationForm function(String name) {
        return new AssociationForm(
                "LAMBDA_FUNCTION",
                "arn:aws:lambda:us-east-1:111122223333:function:" + name,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static AssociationForm storage(String kind, String arn, String... types) {
        return new AssociationForm(kind, arn, List.of(types), null, null, null, null, null);
    }

    public static AssociationForm ownedBy(AssociationForm form, String account) {
        return new AssociationForm(
                form.kind(),
                form.resourceArn(),
                form.storageResourceTypes(),
                form.kmsKeyArn(),
                account,
                null,
                null,
                null);
    }

    public static AssociationForm encrypted(AssociationForm form, String key) {
        return new AssociationForm(
                form.kind(),
                form.resourceArn(),
                form.storageResourceTypes(),
                key,
                form.resourceAccountId(),
                form.integrationType(),
                form.streamPrefix(),
                form.origin());
    }

    public static AssociationForm storing(AssociationForm form, List<String> types) {
        return new AssociationForm(
                form.kind(),
                form.resourceArn(),
                types,
                form.kmsKeyArn(),
                form.resourceAccountId(),
                form.integrationType(),
                form.streamPrefix(),
                form.origin());
    }

    public Form withRole(@Nullable String arn) {
        return changed(form -> form.serviceLinkedRole = arn);
    }

    public Form forPrincipal(String arn) {
        return changed(form -> form.principal = arn);
    }

    public Form as(Profile other) {
        return changed(form -> form.profile = other);
    }

    public Form doing(Collection<Operation> others) {
        return changed(form -> form.operations = List.copyOf(others));
    }

    public Form from(Access other) {
        return changed(form -> form.access = other);
    }

    public Form acceptingBroader() {
        return changed(form -> form.acceptBroader = true);
    }

    public Form until(String instant) {
        return changed(form -> form.expiresAt = instant);
    }

    public Form asking(List<AssociationForm> others) {
        return changed(form -> form.associations = others);
    }

    /** The same in another partition and one of its regions. */
    public Form in(String partition, String region) {
        return changed(form -> {
            form.instance = moved(instance, partition, region);
            form.serviceLinkedRole = serviceLinkedRole == null ? null : moved(serviceLinkedRole, partition, region);
            form.principal = principal == null ? null : moved(principal, partition, region);
            form.associations = associations.stream()
                    .map(it -> new AssociationForm(
                            it.kind(),
                            it.resourceArn() == null ? null : moved(it.resourceArn(), partition, region),
                            it.storageResourceTypes(),
                            it.kmsKeyArn() == null ? null : moved(it.kmsKeyArn(), partition, region),
                            it.resourceAccountId(),
                            it.integrationType(),
                            it.streamPrefix(),
                            it.origin()))
                    .toList();
        });
    }

    private Form changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.toForm();
    }

    /** The same with members that can be set. */
    private static final class Draft {

        private String instance;
        private @Nullable String serviceLinkedRole;
        private @Nullable String principal;
        private Profile profile;
        private List<Operation> operations;
        private Access access;
        private boolean acceptBroader;
        private @Nullable String expiresAt;
        private List<AssociationForm> associations;

        private Draft(Form form) {
            instance = form.instance;
            serviceLinkedRole = form.serviceLinkedRole;
            principal = form.principal;
            profile = form.profile;
            operations = form.operations;
            access = form.access;
            acceptBroader = form.acceptBroader;
            expiresAt = form.expiresAt;
            associations = form.associations;
        }

        private Form toForm() {
            return new Form(
                    instance,
                    serviceLinkedRole,
                    principal,
                    profile,
                    operations,
                    access,
                    acceptBroader,
                    expiresAt,
                    associations);
        }
    }

    private static String moved(String arn, String partition, String region) {
        return arn.replace("arn:aws:", "arn:" + partition + ":").replace("us-east-1", region);
    }

    public IntentForm form() {
        return new IntentForm(
                instance,
                serviceLinkedRole,
                principal,
                List.copyOf(associations),
                operations.stream().map(Operation::name).toList(),
                access.name(),
                profile.name(),
                acceptBroader,
                expiresAt,
                null);
    }

    public AssociationIntent read() {
        return new IntentReader(CATALOG).read(form(), Purpose.PREVIEW, NOW);
    }

    public GeneratedPolicy generate() {
        return new PolicyGenerator().generate(read());
    }
}
