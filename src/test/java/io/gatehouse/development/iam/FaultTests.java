package io.gatehouse.development.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;

class FaultTests {

    private static final String PUT = "PutRolePolicy";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final IamEndpoint endpoint = new IamEndpoint();
    private final IamClient iam = new AwsClients(endpoint).iam();

    @BeforeEach
    void seed() {
        endpoint.seed().role(IamEndpoint.DEFAULT_ACCOUNT, "/", "admins");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void throttlesOnceThenWorks() {
        endpoint.faults().next(PUT, Fault.throttle());
        IamException error = refusal();
        assertThat(error.isThrottlingException()).isTrue();
        assertThat(error.statusCode()).isEqualTo(400);
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
        put();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void deniesAccessInTheWordsOfAws() {
        endpoint.faults().next(PUT, Fault.accessDenied());
        IamException error = refusal();
        assertThat(error.statusCode()).isEqualTo(403);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(error)
                .hasMessageContaining("is not authorized to perform: iam:PutRolePolicy on resource: role admins");
    }

    @Test
    void failsUntilCleared() {
        endpoint.faults().always("*", Fault.serviceFailure());
        assertThat(refusal().statusCode()).isEqualTo(500);
        assertThat(refusal().awsErrorDetails().errorCode()).isEqualTo("ServiceFailure");
        endpoint.faults().clear();
        put();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void plannedFaultsFollowEachOther() {
        endpoint.faults().times(PUT, 2, Fault.throttle());
        endpoint.faults().next(PUT, Fault.serviceFailure());
        assertThat(refusal().statusCode()).isEqualTo(400);
        assertThat(refusal().statusCode()).isEqualTo(400);
        assertThat(refusal().statusCode()).isEqualTo(500);
        put();
    }

    @Test
    void hangsUntilReleased() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        endpoint.faults().next(PUT, Fault.hang(release));
        CompletableFuture<PutRolePolicyResponse> answer = CompletableFuture.supplyAsync(this::put);
        endpoint.calls().await(PUT, 1, PATIENCE);
        assertThat(stored()).isEmpty();
        release.countDown();
        assertThat(answer).succeedsWithin(PATIENCE);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void hangsLongerThanTheClientWaits() {
        endpoint.faults().always(PUT, Fault.hang(Duration.ofMinutes(5)));
        assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class).hasMessageContaining("timed out");
        assertThat(stored()).isEmpty();
    }

    @Test
    void hangsWithTheWorkDone() {
        CountDownLatch release = new CountDownLatch(1);
        endpoint.faults().always(PUT, Fault.hangAfter(release));
        assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void answersLate() {
        endpoint.faults().next(PUT, Fault.hang(Duration.ofMillis(200)));
        long start = System.nanoTime();
        put();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void dropsConnectionWithNothingDone() {
        endpoint.faults().always(PUT, Fault.dropConnectionBefore());
        assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class);
        assertThat(stored()).isEmpty();
    }

    @Test
    void dropsConnectionWithTheWorkDone() {
        endpoint.faults().always(PUT, Fault.dropConnectionAfter());
        assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class);
        assertThat(endpoint.calls().count(PUT)).isEqualTo(1);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void dropsReusedConnectionAfterOneCall() {
        put();
        endpoint.faults().next(PUT, Fault.dropConnectionAfter());
        assertThatThrownBy(this::put).isInstanceOf(SdkClientException.class);
        assertThat(endpoint.calls().count(PUT)).isEqualTo(2);
    }

    @Test
    void answersWithNonsense() {
        endpoint.faults().next(PUT, Fault.malformedAnswer());
        assertThatThrownBy(this::put).isInstanceOf(SdkException.class);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void closesTheConnectionInTheMiddleOfTheAnswer() {
        endpoint.faults().next(PUT, Fault.truncatedAnswer());
        assertThatThrownBy(this::put).isInstanceOf(SdkException.class);
        assertThat(endpoint.calls().count(PUT)).isEqualTo(1);
        assertThat(stored()).hasSize(1);
        put();
    }

    @Test
    void saysThatThereAreTooManyRequests() {
        endpoint.faults().next(PUT, Fault.tooManyRequests());
        assertThat(refusal().isThrottlingException()).isTrue();
        assertThat(stored()).isEmpty();
    }

    @Test
    void doesNotSeeTheLastChanges() {
        endpoint.faults().always("ListRolePolicies", Fault.stale(Duration.ofSeconds(10)));
        put();
        assertThat(listed()).isEmpty();
        endpoint.faults().clear();
        assertThat(listed()).containsExactly("p");
        endpoint.faults().next("ListRolePolicies", Fault.stale(Duration.ZERO));
        assertThat(listed()).containsExactly("p");
    }

    @Test
    void seesWhatIsDeletedUntilThen() {
        endpoint.seed().inline("arn:aws:iam::111122223333:role/admins", "p", InlinePolicyTests.POLICY);
        iam.deleteRolePolicy(delete -> delete.roleName("admins").policyName("p"));
        endpoint.faults().next("ListRolePolicies", Fault.stale(Duration.ofSeconds(10)));
        assertThat(listed()).containsExactly("p");
        assertThat(listed()).isEmpty();
    }

    @Test
    void writesOnTopOfWhatItDoesNotSee() {
        put();
        endpoint.faults().next(PUT, Fault.stale(Duration.ZERO));
        iam.putRolePolicy(put -> put.roleName("admins").policyName("q").policyDocument(InlinePolicyTests.POLICY));
        assertThat(listed()).containsExactly("p", "q");
    }

    private List<String> listed() {
        return iam.listRolePolicies(list -> list.roleName("admins")).policyNames();
    }

    @Test
    void takesFaultsOverHttp() throws IOException, InterruptedException {
        assertThat(post("operation=PutRolePolicy&fault=throttle&times=always")).isEqualTo(200);
        assertThat(refusal().isThrottlingException()).isTrue();
        assertThat(send(HttpRequest.newBuilder(faultsAddress()).DELETE())).isEqualTo(200);
        put();
    }

    @Test
    void refusesUnknownFaultOverHttp() throws IOException, InterruptedException {
        assertThat(post("operation=GetRole&fault=earthquake")).isEqualTo(400);
        assertThat(post("operation=GetRole&fault=throttle&times=often")).isEqualTo(400);
        assertThat(post("operation=GetRole&fault=hang&secs=3")).isEqualTo(400);
    }

    private int post(String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(faultsAddress()).POST(BodyPublishers.ofString(form)));
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private URI faultsAddress() {
        return endpoint.uri().resolve("/_development/faults");
    }

    private PutRolePolicyResponse put() {
        return iam.putRolePolicy(
                put -> put.roleName("admins").policyName("p").policyDocument(InlinePolicyTests.POLICY));
    }

    private IamException refusal() {
        return catchThrowableOfType(IamException.class, this::put);
    }

    private Map<String, String> stored() {
        return endpoint.seed().rolePolicies(IamEndpoint.DEFAULT_ACCOUNT, "admins");
    }
}
