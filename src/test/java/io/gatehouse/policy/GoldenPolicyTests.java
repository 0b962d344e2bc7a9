package io.gatehouse.policy;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Encryption;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenPolicyTests {

    private static final List<Profile> RESTRICTED = List.of(Profile.LEAST_PRIVILEGE, Profile.COMPLETE);

    static List<String> types() {
        return Form.CATALOG.types().stream().map(AssociationType::name).toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void rendersEveryCombinationOfAKind(String name) throws IOException {
        AssociationType type = Samples.type(name);
        GoldenFile file = new GoldenFile(fileName(name));
        for (AssociationForm association : keyed(type)) {
            String key = association.kmsKeyArn() == null ? "no key" : "key";
            for (Profile profile : RESTRICTED) {
                for (Set<Operation> operations : operations(type)) {
                    for (Access access : Access.values()) {
                        file.add(
                                profile + ", " + operations + ", " + key + ", " + access,
                                Form.of(association)
                                        .as(profile)
                                        .doing(operations)
                                        .from(access)
                                        .acceptingBroader());
                    }
                }
            }
        }
        file.verify();
    }

    @ParameterizedTest
    @MethodSource("types")
    void rendersAKindElsewhere(String name) throws IOException {
        AssociationType type = Samples.type(name);
        Form form = Form.of(Samples.of(type))
                .as(Profile.COMPLETE)
                .doing(type.operations())
                .acceptingBroader();
        GoldenFile file = new GoldenFile("elsewhere/" + fileName(name));
        file.add("exact service-linked role", form.withRole(Form.ROLE));
        file.add(
                "aws-us-gov, exact service-linked role",
                form.withRole(Form.ROLE).in("aws-us-gov", "us-gov-west-1"));
        file.add("aws-cn", form.in("aws-cn", "cn-north-1"));
        file.add("expiring", form.until("2030-01-31T17:00:00Z"));
        file.verify();
    }

    @Test
    void rendersEveryStorageType() throws IOException {
        GoldenFile file = new GoldenFile("storage-types");
        for (AssociationType type : Form.CATALOG.types()) {
            AssociationForm sample = Samples.of(type);
            for (StorageResourceType each : type.storageResourceTypes()) {
                file.add(type.name() + ", " + each, Form.of(Form.storing(sample, List.of(each.name()))));
            }
            if (type.isStorage()) {
                List<String> all = type.storageResourceTypes().stream()
                        .map(StorageResourceType::name)
                        .toList();
                file.add(type.name() + ", all", Form.of(Form.storing(sample, all)));
            }
        }
        file.verify();
    }

    @Test
    void rendersOtherTargets() throws IOException {
        GoldenFile file = new GoldenFile("other-targets");
        file.add("function with alias", Form.of(Form.function("greet:live")));
        file.add("function with version", Form.of(Form.function("greet:7")));
        file.add(
                "bucket of another account",
                Form.of(Form.ownedBy(Form.bucket("recordings", "CALL_RECORDINGS"), "444455556666")));
        file.verify();
    }

    @Test
    void rendersPublishedExamples() throws IOException {
        GoldenFile file = new GoldenFile("aws-example");
        for (AssociationType type : Form.CATALOG.types()) {
            if (type.example().isPresent()) {
                AssociationForm form = Samples.ofExample(type);
                file.add(form.kind() + ", aws", Form.of(form).as(Profile.AWS_EXAMPLE));
                file.add(
                        form.kind() + ", aws-cn",
                        Form.of(form).as(Profile.AWS_EXAMPLE).in("aws-cn", "cn-north-1"));
            }
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
        file.add(
                "one of every kind",
                Form.of(everyKind(Operation.ASSOCIATE)).from(Access.CONSOLE).acceptingBroader());
        file.add(
                "the removal of one of every kind",
                Form.of(everyKind(Operation.DISASSOCIATE))
                        .doing(Set.of(Operation.DISASSOCIATE))
                        .acceptingBroader());
        file.verify();
    }

    private static String fileName(String type) {
        return type.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
    }

    private static List<AssociationForm> everyKind(Operation operation) {
        return Form.CATALOG.types().stream()
                .filter(type -> type.operations().contains(operation))
                .map(Samples::of)
                .toList();
    }

    private static List<AssociationForm> keyed(AssociationType type) {
        AssociationForm sample = Samples.of(type);
        return type.encryption() == Encryption.OPTIONAL
                ? List.of(sample, Form.encrypted(sample, Form.KEY))
                : List.of(sample);
    }

    /** Each alone, and all together. */
    private static List<Set<Operation>> operations(AssociationType type) {
        List<Set<Operation>> some = new ArrayList<>();
        type.operations().forEach(operation -> some.add(Set.of(operation)));
        if (type.operations().size() > 1) {
            some.add(type.operations());
        }
        return some;
    }
}
