package io.gatehouse.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gatehouse.client.ApiClient;
import io.gatehouse.client.ApiException;
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
import io.gatehouse.client.model.PolicyPreview;
import io.gatehouse.client.model.Problem;
import io.gatehouse.client.model.StorageResourceType;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The main job with the generated client. docs/portal.md shows the body of this class, and a test runs it. */
final class PortalJob {

    // shown from here
    /** A client that calls as whoever the token is of. */
    static ApiClient client(URI gatehouse, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(gatehouse.toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }

    static AssociationIntent recordings(String roleArn, String bucketArn, String why) {
        return new AssociationIntent()
                .instanceArn("arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef")
                .principalArn(roleArn)
                .justification(why)
                .associations(List.of(new Association()
                        .kind(Kind.S3_BUCKET)
                        .resourceArn(bucketArn)
                        .storageResourceTypes(Set.of(StorageResourceType.CALL_RECORDINGS))));
    }

    /** What the caller would get, to be shown before anything is asked for: the policy and what it allows beyond. */
    static PolicyPreview preview(ApiClient reader, AssociationIntent intent) throws ApiException {
        return new PoliciesApi(reader).previewPolicy(intent);
    }

    /** The portal's own id of the order as Idempotency-Key: sent twice, it is still one request. */
    static AssociationRequest ask(ApiClient requester, AssociationIntent intent, String orderId) throws ApiException {
        return new RequestsApi(requester).submitRequest(intent, orderId);
    }

    /** The digest says which document is approved: what the approver has seen, and nothing else. */
    static AssociationRequest approve(ApiClient approver, UUID request, String digestThatWasShown) throws ApiException {
        DecisionOrder order =
                new DecisionOrder().decision(DecisionOrder.DecisionEnum.APPROVE).policyDigest(digestThatWasShown);
        return new RequestsApi(approver).decideRequest(request, order, null);
    }

    /** Waits for ten seconds at most; a run that takes longer is PENDING or RUNNING, to be asked for again later. */
    static ApplicationAnswer apply(ApiClient operator, UUID request) throws ApiException {
        return new EnforcementApi(operator).applyRequest(request, new ApplicationOrder(), null, "wait=10");
    }

    /** Everything that is wrong, each with a pointer into the intent, to be shown beside the fields of a form. */
    static List<String> complaints(ApiClient client, ApiException refused) throws JsonProcessingException {
        Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        if (problem.getErrors() == null) {
            return List.of(problem.getDetail());
        }
        return problem.getErrors().stream()
                .map(error -> error.getPointer() + ": " + error.getDetail())
                .toList();
    }
    // to here

    private PortalJob() {}
}
