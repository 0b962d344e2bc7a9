package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;

class SdkWarmUpTests {

    @Test
    void rehearsesACallOfEachServiceWithoutAskingAws() {
        List<String> asked = new ArrayList<>();
        SdkWarmUp.warm(new RehearsedAnswers() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                asked.add(request.httpRequest().host());
                return super.prepareRequest(request);
            }
        });
        assertThat(asked).containsExactly("sts.us-east-1.amazonaws.com", "iam.amazonaws.com");
    }

    @Test
    void failsWhenWhatIsRehearsedIsNotWhatTheSdkReads() {
        assertThatThrownBy(() -> SdkWarmUp.warm(new RehearsedAnswers() {
                    @Override
                    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                        return super.prepareRequest(HttpExecuteRequest.builder()
                                .request(request.httpRequest().toBuilder()
                                        .host("sts.test")
                                        .build())
                                .build());
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
