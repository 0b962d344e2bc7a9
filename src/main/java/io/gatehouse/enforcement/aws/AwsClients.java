package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.EnforcementProperties;
import io.gatehouse.iam.Partition;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Builds the SDK's clients. They do not retry: a run retries, and puts each try on record. */
@Component
class AwsClients implements DisposableBean {

    private final AwsProperties properties;
    private final SdkHttpClient http;
    private final DefaultCredentialsProvider own =
            DefaultCredentialsProvider.builder().build();

    AwsClients(AwsProperties properties, EnforcementProperties enforcement) {
        this.properties = properties;
        if (enforcement.lease().compareTo(properties.callTimeout()) <= 0) {
            throw new IllegalArgumentException("gatehouse.enforcement.lease (" + enforcement.lease()
                    + ") must be longer than gatehouse.aws.call-timeout (" + properties.callTimeout()
                    + "): a replica that waits for AWS would be taken for dead, and two would work on one principal");
        }
        // The JDK's client would repeat a POST whose answer did not come, behind our back and off the record.
        System.setProperty("sun.net.http.retryPost", "false");
        this.http = UrlConnectionHttpClient.builder()
                .connectionTimeout(properties.connectTimeout())
                .socketTimeout(properties.callTimeout())
                .build();
    }

    AwsCredentialsProvider own() {
        return own;
    }

    IamClient iam(Partition partition, AwsCredentialsProvider credentials) {
        Region region = switch (partition) {
            case AWS -> Region.AWS_GLOBAL;
            case AWS_US_GOV -> Region.AWS_US_GOV_GLOBAL;
            case AWS_CN -> Region.AWS_CN_GLOBAL;
        };
        return configure(IamClient.builder().httpClient(http), region, credentials)
                .build();
    }

    StsClient sts(Partition partition, AwsCredentialsProvider credentials) {
        return configure(StsClient.builder().httpClient(http), stsRegion(partition), credentials)
                .build();
    }

    private Region stsRegion(Partition partition) {
        if (properties.region() != null) {
            return Region.of(properties.region());
        }
        return switch (partition) {
            case AWS -> Region.US_EAST_1;
            case AWS_US_GOV -> Region.US_GOV_WEST_1;
            case AWS_CN -> Region.CN_NORTH_1;
        };
    }

    private <B extends AwsClientBuilder<B, C>, C> B configure(
            B builder, Region region, AwsCredentialsProvider credentials) {
        Duration timeout = properties.callTimeout();
        builder.region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(override -> override.apiCallTimeout(timeout)
                        .apiCallAttemptTimeout(timeout)
                        .retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (properties.endpoint() != null) {
            builder.endpointOverride(properties.endpoint());
        }
        return builder;
    }

    @Override
    public void destroy() {
        http.close();
        own.close();
    }
}
