package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.EnforcementProperties;
import io.gatehouse.enforcement.EnforcementProperties.Mode;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Has the SDK load its classes before the service takes calls: on a busy machine that takes longer than a call may, and the
 * first one would fail. AWS is not asked.
 */
@Component
class SdkWarmUp implements SmartInitializingSingleton {

    private final EnforcementProperties enforcement;

    SdkWarmUp(EnforcementProperties enforcement) {
        this.enforcement = enforcement;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (enforcement.mode() == Mode.APPLY) {
            warm(new RehearsedAnswers());
        }
    }

    static void warm(SdkHttpClient http) {
        var nobody = StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
        try (StsClient sts = StsClient.builder()
                        .httpClient(http)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(nobody)
                        .build();
                IamClient iam = IamClient.builder()
                        .httpClient(http)
                        .region(Region.AWS_GLOBAL)
                        .credentialsProvider(nobody)
                        .build()) {
            sts.getCallerIdentity();
            requireAnswered(iam);
        }
    }

    /** A refusal, so that what reads errors is there too. */
    private static void requireAnswered(IamClient iam) {
        try {
            throw new IllegalStateException(
                    "a role that is not there: " + iam.getRole(role -> role.roleName("nobody")));
        } catch (NoSuchEntityException expected) {
            // What was rehearsed.
        }
    }
}
