package io.gatehouse.catalog.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AssociationTypesTests {

    private static final String TYPES = "/api/v1/association-types";

    @Autowired
    private Client client;

    @Test
    void servesEveryKindWithItsPermissionsAndTheirSources() throws Exception {
        String body = client.get("someone", "associations:read", TYPES).body();
        assertThat(JsonPath.<String>read(body, "$.catalogVersion")).isNotBlank();
        assertThat(JsonPath.<List<String>>read(body, "$.items[*].kind"))
                .containsExactly("S3_BUCKET", "KINESIS_STREAM", "FIREHOSE_DELIVERY_STREAM", "LAMBDA_FUNCTION");
        assertThat(JsonPath.<List<Boolean>>read(body, "$.items[*].supported")).containsOnly(true);
        assertThat(JsonPath.<List<String>>read(body, "$.items[0].storageResourceTypes"))
                .hasSize(7);
        List<Map<String, Object>> acl = JsonPath.read(body, "$.items[0].permissions[?(@.action == 's3:GetBucketAcl')]");
        assertThat(acl)
                .singleElement()
                .satisfies(permission -> assertThat(permission)
                        .containsEntry("resource", "TARGET")
                        .containsEntry("source", "WORKED_EXAMPLE")
                        .containsEntry("confidence", "DOCUMENTED")
                        .containsEntry("retrieved", "2026-06-22")
                        .containsEntry("profiles", List.of("AWS_EXAMPLE", "LEAST_PRIVILEGE", "COMPLETE"))
                        .containsEntry("operations", List.of("ASSOCIATE"))
                        .containsEntry("access", List.of("API")));
    }

    @Test
    void refusesCallersWithoutTheScope() throws Exception {
        assertThatProblem(client.get("someone", "audit:read", TYPES)).is(ProblemType.FORBIDDEN);
    }
}
