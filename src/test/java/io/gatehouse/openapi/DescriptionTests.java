package io.gatehouse.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.DescribedApi;
import io.gatehouse.ServiceTest;
import io.gatehouse.policy.AssociationIntent;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed description is what the code says of itself, and leaves nothing unsaid. */
@ServiceTest
class DescriptionTests {

    @Autowired
    private Client client;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void isWhatTheCodeSays() throws Exception {
        String described = generated();
        if (Boolean.getBoolean("golden.update")) {
            assertThat(System.getenv("CI")).isNull();
            Files.writeString(DescribedApi.PATH, described);
        }
        assertThat(Files.readString(DescribedApi.PATH))
                .as("the code describes another API than the file; refresh it with"
                        + " ./mvnw test -Dtest=DescriptionTests -Dgolden.update=true")
                .isEqualTo(described);
        assertThat(generated()).isEqualTo(described);
    }

    @Test
    void describesEveryOperation() throws Exception {
        TreeSet<String> mapped = new TreeSet<>();
        handlers.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method.name().toLowerCase(Locale.ROOT) + " " + path))));
        TreeSet<String> described = new TreeSet<>();
        document()
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().forEach(method -> described.add(method + " " + path.getKey())));
        assertThat(described).isEqualTo(mapped).hasSize(25);
    }

    @Test
    void saysSomethingOfEverything() throws Exception {
        assertThat(new Silences(document()).found()).isEmpty();
    }

    @Test
    void givesAnExampleOfEveryProblem() throws Exception {
        JsonNode examples = document().path("components").path("examples");
        assertThat(examples.propertyNames()).hasSameSizeAs(ProblemType.values());
        for (ProblemType type : ProblemType.values()) {
            assertThat(examples.path(type.slug()).at("/value/type").asString())
                    .isEqualTo(type.uri().toString());
        }
    }

    @Test
    void limitsTheListOfAssociationsAsTheCodeDoes() throws Exception {
        JsonNode associations = document().at("/components/schemas/AssociationIntent/properties/associations");
        assertThat(associations.path("maxItems").asInt()).isEqualTo(AssociationIntent.MAX_ASSOCIATIONS);
        assertThat(associations.path("minItems").asInt()).isEqualTo(1);
    }

    private JsonNode document() throws Exception {
        Object read = new Yaml().load(generated());
        return JsonMapper.shared().valueToTree(read);
    }

    private String generated() throws Exception {
        HttpResponse<String> answer = client.send(client.anonymous("/v3/api-docs.yaml"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
