package io.gatehouse.development.iam;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Real SDK clients of an endpoint that never retry and give up after five seconds, for tests. */
public record AwsClients(IamEndpoint endpoint) {

    private static final AwsCredentials DEFAULT = AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret");

    public IamClient iam() {
        return iam(DEFAULT);
    }

    public IamClient iam(AwsCredentials credentials) {
        return configure(IamClient.builder(), credentials)
                .region(Region.AWS_GLOBAL)
                .build();
    }

    public StsClient sts() {
        return configure(StsClient.builder(), DEFAULT).region(Region.US_EAST_1).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            B builder, AwsCredentials credentials) {
        Duration patience = Duration.ofSeconds(5);
        return builder.endpointOverride(endpoint.uri())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(patience))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
