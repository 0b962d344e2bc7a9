package io.gatehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.catalog.json.CatalogReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Holds the catalogue against the Service Authorization Reference. */
class CatalogFactsTests {

    private static final AssociationCatalog CATALOG = CatalogReader.shipped();
    private static final JsonNode REFERENCE = read("connect-service-authorization");
    private static final JsonNode FURTHER = read("further-actions");
    /** Global keys that the reference lists with no action; only those the catalogue document names. */
    private static final Set<String> GLOBAL_KEYS = Set.of("aws:ResourceAccount");

    /** Named by the reference for products that can only be removed. */
    private static final Set<String> OF_ENDED_PRODUCTS = Set.of("mobiletargeting:GetApp", "voiceid:DescribeDomain");
    /** What the reference lists for no action, and the console's page or CloudFormation for removing. */
    private static final Set<String> UNDOING = Set.of("kms:RetireGrant");
    /** A product that has ended, and phone numbers, which are associated with flows and not with the instance. */
    private static final Set<String> NOT_OFFERED =
            Set.of("connect:AssociateLexBot", "connect:AssociatePhoneNumberContactFlow");

    static Stream<Arguments> actions() {
        return CATALOG.types().stream()
                .flatMap(type -> type.permissions().stream()
                        .flatMap(permission ->
                                permission.actions().stream().map(it -> Arguments.of(it.text(), permission, type))));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void namesOnlyActionsThatExist(String action, Permission permission, AssociationType type) {
        assertThat(fact(action).isMissingNode()).as(action).isFalse();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void conditionsOnlyOnKeysOfTheAction(String action, Permission permission, AssociationType type) {
        List<String> known = texts(fact(action).path("conditionKeys"));
        for (ConditionTemplate condition : permission.conditions()) {
            if (!GLOBAL_KEYS.contains(condition.key().name())) {
                assertThat(known).as(action).contains(condition.key().name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("actions")
    void grantsOnlyOnResourcesOfTheAction(String action, Permission permission, AssociationType type) {
        List<String> names = new ArrayList<>();
        List<String> arns = new ArrayList<>();
        fact(action).path("resourceTypes").forEach(it -> {
            names.add(it.path("name").asString());
            String arn = it.path("arn").asString("");
            arns.addAll(List.of((arn.isEmpty() ? connectArn(it.path("name").asString()) : arn).split(", ")));
        });
        switch (permission.resource().form()) {
            case INSTANCE -> assertThat(names).contains("instance");
            case TARGET -> assertThat(arns).contains(type.target().orElseThrow().arnFormat());
            case KMS_KEY -> assertThat(names).contains("key");
            case SERVICE_LINKED_ROLE -> assertThat(names).contains("role");
            case ANY -> assertThat(names).as("no resource-level permissions").isEmpty();
            case TEMPLATE ->
                assertThat(arns)
                        .as(permission.resource().text())
                        .anyMatch(arn ->
                                shape(arn).equals(shape(permission.resource().text())));
        }
    }

    /** Where every placeholder and wildcard stands for anything. */
    private static String shape(String arn) {
        String spelt = arn.startsWith("${instance}")
                ? connectArn("instance") + arn.substring("${instance}".length())
                : arn.replace(":aws:policy/aws-service-role/AmazonConnectServiceLinkedRolePolicy", ":*:policy/*");
        return spelt.replaceAll("\\$\\{[^}]*}", "*");
    }

    private static String connectArn(String resourceType) {
        return REFERENCE.path("resourceTypes").path(resourceType).path("arn").asString("");
    }

    @Test
    void grantsEveryDependentActionThatTheReferenceLists() {
        Map<String, Set<String>> granted = new TreeMap<>();
        for (AssociationType type : CATALOG.types()) {
            for (Operation operation : type.operations()) {
                Set<String> actions = actions(type, operation);
                for (String action : actions) {
                    if (action.startsWith("connect:")
                            && !fact(action).path("accessLevel").asString().matches("Read|List")) {
                        granted.computeIfAbsent(action, it -> new TreeSet<>()).addAll(actions);
                    }
                }
            }
        }
        granted.forEach((action, dependents) -> {
            List<String> listed = texts(fact(action).path("dependentActions"));
            listed.removeAll(OF_ENDED_PRODUCTS);
            assertThat(dependents).as("dependent actions of " + action).containsAll(listed);
        });
        assertThat(granted).hasSize(18);
    }

    @Test
    void grantsNothingThatIsNoDependentActionButWhatUndoes() {
        for (AssociationType type : CATALOG.types()) {
            for (Operation operation : type.operations()) {
                Set<String> actions = actions(type, operation);
                List<String> dependent = new ArrayList<>(UNDOING);
                actions.forEach(action -> dependent.addAll(texts(fact(action).path("dependentActions"))));
                assertThat(actions)
                        .as(type.name() + " " + operation)
                        .allMatch(action -> action.startsWith("connect:") || dependent.contains(action));
            }
        }
    }

    @Test
    void knowsEveryAssociationOfTheReference() {
        List<String> associating = new ArrayList<>();
        REFERENCE.path("actions").properties().forEach(action -> {
            if (action.getKey().matches("connect:(Associate|Disassociate|Create.*Association|Delete.*Association).*")) {
                associating.add(action.getKey());
            }
        });
        associating.removeAll(NOT_OFFERED);
        assertThat(CATALOG.types().stream()
                        .flatMap(type -> type.permissions().stream())
                        .flatMap(permission -> permission.actions().stream())
                        .map(Object::toString))
                .containsAll(associating);
    }

    /** What COMPLETE grants through the API. */
    private static Set<String> actions(AssociationType type, Operation operation) {
        return type.permissions().stream()
                .filter(it -> it.appliesTo(Profile.COMPLETE, Set.of(operation), Access.API, true))
                .flatMap(it -> it.actions().stream())
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A Connect action, one that Connect's actions depend on, or one that its console needs. */
    private static JsonNode fact(String action) {
        return Stream.of(
                        REFERENCE.path("actions"),
                        REFERENCE.path("dependentActionDetail"),
                        FURTHER.path("dependentActionDetail"))
                .map(facts -> facts.path(action))
                .filter(it -> !it.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asString()));
        return texts;
    }

    private static JsonNode read(String name) {
        InputStream in = CatalogFactsTests.class.getResourceAsStream("/reference/" + name + ".json");
        return JsonMapper.shared().readTree(in);
    }
}
