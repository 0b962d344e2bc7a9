package io.gatehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.catalog.json.CatalogReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the catalogue against the Service Authorization Reference. */
class CatalogFactsTests {

    private static final AssociationCatalog CATALOG = CatalogReader.shipped();
    private static final JsonNode REFERENCE = reference();
    /** Global keys that the reference lists with no action; only those the catalogue document names. */
    private static final Set<String> GLOBAL_KEYS = Set.of("aws:ResourceAccount");

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
        JsonNode resources = fact(action).path("resourceTypes");
        List<String> names = new ArrayList<>();
        List<String> arns = new ArrayList<>();
        resources.forEach(it -> names.add(it.path("name").asString()));
        resources.forEach(it -> arns.add(it.path("arn").asString("")));
        switch (permission.resource().form()) {
            case INSTANCE -> assertThat(names).contains("instance");
            case TARGET -> assertThat(arns).contains(type.target().orElseThrow().arnFormat());
            case KMS_KEY -> assertThat(names).contains("key");
            case SERVICE_LINKED_ROLE -> assertThat(names).contains("role");
            case ANY -> assertThat(names).as("no resource-level permissions").isEmpty();
        }
    }

    @Test
    void grantsEveryDependentActionThatTheReferenceLists() {
        List<String> storage =
                texts(fact("connect:AssociateInstanceStorageConfig").path("dependentActions"));
        List<String> granted = new ArrayList<>();
        for (AssociationType type : CATALOG.types()) {
            if (type.isStorage()) {
                granted.addAll(completeActions(type));
            } else {
                assertThat(completeActions(type))
                        .containsAll(
                                texts(fact("connect:AssociateLambdaFunction").path("dependentActions")));
            }
        }
        assertThat(granted).containsAll(storage);
    }

    @Test
    void grantsNothingThatIsNoDependentAction() {
        List<String> dependent = new ArrayList<>();
        REFERENCE.path("actions").forEach(action -> dependent.addAll(texts(action.path("dependentActions"))));
        for (AssociationType type : CATALOG.types()) {
            assertThat(completeActions(type))
                    .allMatch(action -> action.startsWith("connect:") || dependent.contains(action));
        }
    }

    private static List<String> completeActions(AssociationType type) {
        return type.permissions().stream()
                .filter(it -> it.profiles().contains(Profile.COMPLETE))
                .flatMap(it -> it.actions().stream())
                .map(Object::toString)
                .toList();
    }

    /** A Connect action, or one that Connect's actions depend on. */
    private static JsonNode fact(String action) {
        JsonNode own = REFERENCE.path("actions").path(action);
        return own.isMissingNode() ? REFERENCE.path("dependentActionDetail").path(action) : own;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asString()));
        return texts;
    }

    private static JsonNode reference() {
        InputStream in = CatalogFactsTests.class.getResourceAsStream("/reference/connect-service-authorization.json");
        return JsonMapper.shared().readTree(in);
    }
}
