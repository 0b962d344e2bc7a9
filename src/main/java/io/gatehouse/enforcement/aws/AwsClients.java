package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.EnforcementProperties;
import io.gatehouse.iam.Partition;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Builds the SDK's clients. They do not retry: a run retries, and puts each try on record. */
@Component
class AwsClients implements DisposableBean {

    /** More than there are threads that call AWS: what limits them is each account's own rate. */
    private static final int MOST_CONNECTIONS = 512;

    private final AwsProperties properties;
    private final SdkHttpClient http;
    private final DefaultCredentialsProvider own =
            DefaultCredentialsProvider.builder().build();
    private final ScheduledThreadPoolExecutor timeouts = new ScheduledThreadPoolExecutor(1, AwsClients::daemon);
    private final Map<Partition, IamClient> iam = new ConcurrentHashMap<>();
    private final Map<Partition, StsClient> sts = new ConcurrentHashMap<>();

    AwsClients(AwsProperties properties, EnforcementProperties enforcement) {
        this.properties = properties;
        if (enforcement.lease().compareTo(properties.callTimeout()) <= 0) {
            throw new IllegalArgumentException("gatehouse.enforcement.lease (" + enforcement.lease()
                    + ") must be longer than gatehouse.aws.call-timeout (" + properties.callTimeout()
                    + "): a replica that waits for AWS would be taken for dead, and two would work on one principal");
        }
        timeouts.setRemoveOnCancelPolicy(true);
        this.http = ApacheHttpClient.builder()
                .maxConnections(MOST_CONNECTIONS)
                .connectionTimeout(properties.connectTimeout())
                .socketTimeout(properties.callTimeout())
                .build();
    }

    /** The default credentials as they are now. */
    AwsCredentials ownCredentials() {
        try {
            return own.resolveCredentials();
        } catch (SdkException e) {
            throw AwsFailures.translate("sts:GetCallerIdentity", e);
        }
    }

    /** With the default credentials; lives as long as the service. */
    IamClient iam(Partition partition) {
        return iam.computeIfAbsent(partition, it -> iam(it, own));
    }

    /** With the default credentials; lives as long as the service. */
    StsClient sts(Partition partition) {
        return sts.computeIfAbsent(partition, it -> sts(it, own));
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

    /** What is configured is a region of one partition, and principals may be of another. */
    private Region stsRegion(Partition partition) {
        String configured = properties.region();
        if (configured != null && partition.contains(io.gatehouse.iam.Region.parse(configured))) {
            return Region.of(configured);
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
                // One attempt is all there is to a call, so that one timer is enough.
                .overrideConfiguration(override -> override.apiCallTimeout(timeout)
                        .scheduledExecutorService(timeouts)
                        .retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (properties.endpoint() != null) {
            builder.endpointOverride(properties.endpoint());
        }
        return builder;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "aws-timeouts");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void destroy() {
        iam.values().forEach(IamClient::close);
        sts.values().forEach(StsClient::close);
        timeouts.shutdownNow();
        http.close();
        own.close();
    }
}
