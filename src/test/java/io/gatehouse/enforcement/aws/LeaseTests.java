package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.enforcement.EnforcementProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTests {

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void doesNotStartWhenACallCouldOutlastTheLease(int seconds) {
        var enforcement = new EnforcementProperties(
                EnforcementProperties.Mode.APPLY,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(1),
                5,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                1,
                null);
        var aws = new AwsProperties(null, null, Duration.ofSeconds(10), Duration.ofSeconds(2), Map.of());
        assertThatThrownBy(() -> new AwsClients(aws, enforcement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gatehouse.enforcement.lease (PT" + seconds + "S)")
                .hasMessageContaining("gatehouse.aws.call-timeout (PT10S)");
    }
}
