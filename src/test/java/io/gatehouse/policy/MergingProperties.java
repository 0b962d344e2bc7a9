package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.StorageResourceType;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergingProperties {

    private static final String OTHER_KEY =
            "arn:aws:kms:us-east-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef";
    private static final String OTHER_ROLE = Form.ROLE + "Other";
    private static final List<String> TYPES = Form.CATALOG.types().stream()
            .flatMap(type -> type.storageResourceTypes().stream())
            .map(StorageResourceType::name)
            .distinct()
            .toList();
    private static final Map<String, List<String>> CONTEXT = context();
    private static final Pattern PERMITTED = Pattern.compile("the policy also permits (\\S+) for \\[([A-Z_, ]+)]:.*");

    @Property(tries = 200)
    void allowsWhatTheAssociationsAllowAloneAndNothingElse(@ForAll("forms") Form form) {
        PolicyDocument merged = form.generate().document();
        List<PolicyDocument> alone = form.associations().stream()
                .map(each -> form.asking(List.of(each)).generate().document())
                .toList();
        for (Requested request : requests(merged)) {
            boolean wanted = alone.stream().anyMatch(request::allowedBy);
            assertThat(request.allowedBy(merged)).as(request.toString()).isEqualTo(wanted);
        }
    }

    @Property(tries = 200)
    void ignoresTheOrderOfAssociationsAndStorageTypes(@ForAll("forms") Form form, @ForAll long seed) {
        Random random = new Random(seed);
        List<AssociationForm> shuffled = new ArrayList<>();
        for (AssociationForm each : form.associations()) {
            List<String> types = each.storageResourceTypes() == null ? null : shuffled(names(each), random);
            shuffled.add(new AssociationForm(
                    each.kind(),
                    each.resourceArn(),
                    types,
                    each.kmsKeyArn(),
                    each.resourceAccountId(),
                    each.integrationType(),
                    each.streamPrefix(),
                    each.origin()));
        }
        GeneratedPolicy other = form.asking(shuffled(shuffled, random)).generate();
        assertThat(other.canonical()).isEqualTo(form.generate().canonical());
    }

    @Property(tries = 200)
    void warnsOfExactlyThePairsThatNobodyAskedFor(@ForAll("associatingForms") Form form) {
        GeneratedPolicy policy = form.generate();
        Set<String> unasked = new TreeSet<>();
        for (AssociationForm each : form.associations()) {
            AssociationType kind =
                    Form.CATALOG.types(String.valueOf(each.kind())).get(0);
            for (StorageResourceType type : kind.storageResourceTypes()) {
                if (permits(policy.document(), type.name())) {
                    unasked.add(label(each) + " " + type);
                }
            }
        }
        for (AssociationForm each : form.associations()) {
            names(each).forEach(type -> unasked.remove(label(each) + " " + type));
        }
        assertThat(warnedOf(policy)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(unasked);
    }

    /** Every target in the form is open to the policy, so the storage type alone decides. */
    private static boolean permits(PolicyDocument policy, String type) {
        return new Requested(
                        "connect:AssociateInstanceStorageConfig",
                        Form.INSTANCE,
                        Map.of("connect:StorageResourceType", type, "aws:CurrentTime", "2029-12-31T23:59:59Z"))
                .allowedBy(policy);
    }

    private static List<String> warnedOf(GeneratedPolicy policy) {
        List<String> warned = new ArrayList<>();
        for (Warning warning : policy.warnings()) {
            Matcher matcher = PERMITTED.matcher(warning.detail());
            if (warning.code().equals("CROSS_PRODUCT") && matcher.matches()) {
                for (String type : matcher.group(2).split(", ")) {
                    warned.add(matcher.group(1) + " " + type);
                }
            }
        }
        return warned;
    }

    private static List<Requested> requests(PolicyDocument policy) {
        Set<String> resources = new TreeSet<>(List.of(
                "*", Form.INSTANCE, Form.INSTANCE + "x", Form.ROLE, OTHER_ROLE, "arn:aws:s3:::never-asked-for"));
        Set<String> actions = new TreeSet<>(List.of("s3:GetObject", "iam:PassRole"));
        policy.statements().forEach(statement -> {
            statement.resources().patterns().forEach(it -> resources.add(it.text()));
            statement.actions().patterns().forEach(it -> actions.add(it.text()));
        });
        List<Requested> requests = new ArrayList<>();
        for (String action : actions) {
            for (String resource : resources) {
                for (int i = 0; i <= TYPES.size(); i++) {
                    requests.add(new Requested(action, resource, contextNumber(i)));
                }
            }
        }
        return requests;
    }

    private static Map<String, String> contextNumber(int number) {
        Map<String, String> context = new TreeMap<>();
        CONTEXT.forEach((key, values) -> context.put(key, values.get(number % values.size())));
        return context;
    }

    private static Map<String, List<String>> context() {
        List<String> types = new ArrayList<>(TYPES);
        types.add("SOMETHING_NEW");
        return Map.of(
                "connect:StorageResourceType", types,
                "aws:ResourceAccount", List.of("111122223333", "444455556666", "777788889999"),
                "kms:GranteePrincipal", List.of(Form.ROLE, OTHER_ROLE, "arn:aws:iam::111122223333:role/x"),
                "lambda:Principal", List.of("connect.amazonaws.com", "*"),
                "iam:AWSServiceName", List.of("connect.amazonaws.com", "lex.amazonaws.com"),
                "iam:PolicyARN",
                        List.of(
                                "arn:aws:iam::aws:policy/aws-service-role/AmazonConnectServiceLinkedRolePolicy",
                                "arn:aws:iam::aws:policy/AdministratorAccess"),
                "aws:CurrentTime", List.of("2029-12-31T23:59:59Z", "2030-01-01T00:00:00Z"));
    }

    private static List<String> names(AssociationForm form) {
        return Objects.requireNonNullElse(form.storageResourceTypes(), List.of());
    }

    private static String label(AssociationForm form) {
        return form.resourceArn() == null ? String.valueOf(form.streamPrefix()) : form.resourceArn();
    }

    private static <T> List<T> shuffled(List<T> values, Random random) {
        List<T> copy = new ArrayList<>(values);
        Collections.shuffle(copy, random);
        return copy;
    }

    @Provide
    Arbitrary<Form> forms() {
        return Arbitraries.oneOf(
                formsFor(Set.of(Operation.ASSOCIATE)),
                formsFor(Set.of(Operation.DISASSOCIATE)),
                formsFor(EnumSet.of(Operation.ASSOCIATE, Operation.DISASSOCIATE)));
    }

    @Provide
    Arbitrary<Form> associatingForms() {
        return formsFor(Set.of(Operation.ASSOCIATE));
    }

    private static Arbitrary<Form> formsFor(Set<Operation> operations) {
        Arbitrary<AssociationForm> any = samples(Collections.min(operations));
        Arbitrary<List<AssociationForm>> associations = Arbitraries.oneOf(buckets(), streams(), others(), any)
                .filter(form -> Form.CATALOG.types(String.valueOf(form.kind())).stream()
                        .filter(type -> type.integrationType().equals(Optional.ofNullable(form.integrationType())))
                        .allMatch(type -> type.operations().containsAll(operations)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(MergingProperties::withoutRepetition);
        return Combinators.combine(
                        associations,
                        Arbitraries.of(Profile.LEAST_PRIVILEGE, Profile.COMPLETE),
                        Arbitraries.of(Access.values()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((asked, profile, access, exact, expiring) -> {
                    Form form = Form.of(asked)
                            .as(profile)
                            .from(access)
                            .doing(operations)
                            .acceptingBroader();
                    form = exact ? form.withRole(Form.ROLE) : form;
                    return expiring ? form.until("2030-01-01T00:00:00Z") : form;
                });
    }

    private static Arbitrary<AssociationForm> buckets() {
        return Combinators.combine(
                        Arbitraries.of("alpha", "bravo", "charlie"),
                        typesOf("S3_BUCKET"),
                        Arbitraries.of("", Form.KEY, OTHER_KEY))
                .as((name, types, key) -> {
                    AssociationForm bucket = Form.bucket(name, types.toArray(new String[0]));
                    AssociationForm maybe = key.isEmpty() ? bucket : Form.encrypted(bucket, key);
                    return Form.ownedBy(maybe, name.equals("bravo") ? "444455556666" : "111122223333");
                });
    }

    private static Arbitrary<AssociationForm> streams() {
        return Combinators.combine(Arbitraries.of("delta", "echo"), typesOf("KINESIS_STREAM"))
                .as((name, types) -> Form.stream(name, types.toArray(new String[0])));
    }

    /** One of every kind that has the operation. */
    private static Arbitrary<AssociationForm> samples(Operation operation) {
        return Arbitraries.of(Form.CATALOG.types().stream()
                .filter(type -> type.operations().contains(operation))
                .map(Samples::of)
                .toList());
    }

    private static Arbitrary<AssociationForm> others() {
        return Arbitraries.of(
                Form.deliveryStream("golf"),
                Form.deliveryStream("hotel"),
                Form.function("india"),
                Form.function("india:live"),
                Form.function("juliett"));
    }

    private static Arbitrary<Set<String>> typesOf(String kind) {
        List<String> names = Form.CATALOG.types(kind).get(0).storageResourceTypes().stream()
                .map(StorageResourceType::name)
                .toList();
        return Arbitraries.of(names).set().ofMinSize(1).ofMaxSize(3);
    }

    private static List<AssociationForm> withoutRepetition(List<AssociationForm> forms) {
        Set<String> seen = new TreeSet<>();
        List<AssociationForm> kept = new ArrayList<>();
        for (AssociationForm form : forms) {
            List<String> types = names(form).isEmpty() ? List.of("") : names(form);
            List<String> made = types.stream()
                    .map(type -> form.kind() + form.integrationType() + label(form) + type)
                    .toList();
            if (Collections.disjoint(seen, made)) {
                seen.addAll(made);
                kept.add(form);
            }
        }
        return kept;
    }
}
