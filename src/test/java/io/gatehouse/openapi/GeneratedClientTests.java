package io.gatehouse.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.ServiceTest;
import io.gatehouse.SharedServices;
import io.gatehouse.client.ApiClient;
import io.gatehouse.client.ApiException;
import io.gatehouse.client.api.AuditApi;
import io.gatehouse.client.api.CatalogueApi;
import io.gatehouse.client.api.EnforcementApi;
import io.gatehouse.client.api.PoliciesApi;
import io.gatehouse.client.api.RequestsApi;
import io.gatehouse.client.model.ApplicationAnswer;
import io.gatehouse.client.model.ApplicationOrder;
import io.gatehouse.client.model.Association;
import io.gatehouse.client.model.AssociationIntent;
import io.gatehouse.client.model.AssociationRequest;
import io.gatehouse.client.model.DecisionOrder;
import io.gatehouse.client.model.Kind;
import io.gatehouse.client.model.RequestStatus;
import io.gatehouse.client.model.RevocationOrder;
import io.gatehouse.client.model.StorageResourceType;
import io.gatehouse.client.model.Verification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A portal's backend does the whole main job with a client that was generated from the description. */
@ServiceTest
class GeneratedClientTests {

    private static final String INSTANCE =
            "arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef";

    @LocalServerPort
    private int port;

    @Test
    void leadsFromAnIntentToAPolicyInForceAndBack() throws Exception {
        String role = SharedServices.IAM.seed().role("111122223333", "/contact-center/", "generated-client");
        assertThat(new CatalogueApi(as("dana", "associations:read"))
                        .listAssociationTypes()
                        .getItems())
                .extracting(type -> type.getKind())
                .contains(Kind.S3_BUCKET, Kind.INTEGRATION);
        assertThat(new PoliciesApi(as("dana", "associations:read"))
                        .previewPolicy(intent(role))
                        .getWarnings())
                .extracting(warning -> warning.getCode())
                .containsExactly("SLR_PATTERN");

        AssociationRequest made =
                new RequestsApi(as("dana", "associations:request")).submitRequest(intent(role), "portal-1");
        AssociationRequest approved = new RequestsApi(as("erin", "associations:approve"))
                .decideRequest(
                        made.getId(),
                        new DecisionOrder()
                                .decision(DecisionOrder.DecisionEnum.APPROVE)
                                .policyDigest(made.getPolicyDigest()),
                        null);
        assertThat(approved.getStatus()).isEqualTo(RequestStatus.APPROVED);

        var enforcement = new EnforcementApi(as("olga", "associations:apply associations:read"));
        var run = enforcement.applyRequest(made.getId(), new ApplicationOrder(), null, "wait=30");
        assertThat(run.getStatus()).isEqualTo(ApplicationAnswer.StatusEnum.SUCCEEDED);
        assertThat(enforcement.getEnforcementRun(run.getId()).getAwsRequestIds())
                .isNotEmpty();
        assertThat(SharedServices.IAM.seed().rolePolicies("111122223333", "generated-client"))
                .hasSize(1);
        assertThat(enforcement.verifyRequest(made.getId(), null).getResult())
                .isEqualTo(Verification.ResultEnum.IN_FORCE);
        enforcement.revokeRequest(made.getId(), new RevocationOrder().reason("project over"), null, "wait=30");
        assertThat(SharedServices.IAM.seed().rolePolicies("111122223333", "generated-client"))
                .isEmpty();
        assertThat(new AuditApi(as("anna", "audit:read"))
                        .listAuditEvents(made.getId(), null, null, null, null, 200, null)
                        .getItems())
                .hasSizeGreaterThan(5);
    }

    @Test
    void carriesTheProblemWhenSomethingIsRefused() {
        AssociationIntent wrong = intent("arn:aws:iam::111122223333:role/r").instanceArn("nowhere");
        assertThatThrownBy(() -> new PoliciesApi(as("dana", "associations:read")).previewPolicy(wrong))
                .isInstanceOfSatisfying(ApiException.class, problem -> {
                    assertThat(problem.getCode()).isEqualTo(422);
                    assertThat(problem.getResponseBody()).contains("/instanceArn");
                });
    }

    private static AssociationIntent intent(String role) {
        return new AssociationIntent()
                .instanceArn(INSTANCE)
                .principalArn(role)
                .justification("TICKET-123: recordings of the new line of business")
                .associations(List.of(new Association()
                        .kind(Kind.S3_BUCKET)
                        .resourceArn("arn:aws:s3:::my-connect-recording-bucket")
                        .storageResourceTypes(Set.of(StorageResourceType.CALL_RECORDINGS))));
    }

    private ApiClient as(String subject, String scopes) {
        var client = new ApiClient();
        client.updateBaseUri("http://localhost:" + port);
        String token = SharedServices.ISSUER.token(subject, scopes);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }
}
