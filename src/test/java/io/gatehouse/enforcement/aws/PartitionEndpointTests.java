package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.iam.Partition;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.endpoints.IamEndpointProvider;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/** Where calls for a principal of each partition go, by the SDK's own rules. */
class PartitionEndpointTests {

    @ParameterizedTest
    @CsvSource({
        "AWS, https://iam.amazonaws.com, https://sts.us-east-1.amazonaws.com",
        "AWS_US_GOV, https://iam.us-gov.amazonaws.com, https://sts.us-gov-west-1.amazonaws.com",
        "AWS_CN, https://iam.cn-north-1.amazonaws.com.cn, https://sts.cn-north-1.amazonaws.com.cn"
    })
    void areOfThePartition(Partition partition, String iam, String sts) {
        AwsClients clients = clients(null);
        assertThat(iamEndpoint(clients, partition)).isEqualTo(iam);
        assertThat(stsEndpoint(clients, partition)).isEqualTo(sts);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, AWS, https://sts.eu-west-1.amazonaws.com",
        "eu-west-1, AWS_CN, https://sts.cn-north-1.amazonaws.com.cn",
        "eu-west-1, AWS_US_GOV, https://sts.us-gov-west-1.amazonaws.com",
        "us-gov-east-1, AWS_US_GOV, https://sts.us-gov-east-1.amazonaws.com",
        "us-gov-east-1, AWS, https://sts.us-east-1.amazonaws.com",
        "cn-northwest-1, AWS_CN, https://sts.cn-northwest-1.amazonaws.com.cn"
    })
    void areOfTheConfiguredRegionInItsPartitionOnly(String region, Partition partition, String sts) {
        assertThat(stsEndpoint(clients(region), partition)).isEqualTo(sts);
    }

    private static String iamEndpoint(AwsClients clients, Partition partition) {
        Region region = clients.iam(partition).serviceClientConfiguration().region();
        return IamEndpointProvider.defaultProvider()
                .resolveEndpoint(request -> request.region(region))
                .join()
                .url()
                .toString();
    }

    private static String stsEndpoint(AwsClients clients, Partition partition) {
        Region region = clients.sts(partition).serviceClientConfiguration().region();
        return StsEndpointProvider.defaultProvider()
                .resolveEndpoint(request -> request.region(region))
                .join()
                .url()
                .toString();
    }

    private static AwsClients clients(@Nullable String region) {
        var properties = new AwsProperties(region, null, Duration.ofSeconds(1), Duration.ofSeconds(1), Map.of());
        return new AwsClients(properties, IamContract.ENFORCEMENT);
    }
}
