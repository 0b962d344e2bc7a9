package io.gatehouse.enforcement.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers in place of AWS, from memory: STS says who calls, IAM that it has no such thing. */
class RehearsedAnswers implements SdkHttpClient {

    private static final String IDENTITY = """
            <GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>\
            </GetCallerIdentityResponse>""";
    private static final String NOTHING =
            "<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>rehearsed</Message></Error></ErrorResponse>";

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean sts = request.httpRequest().host().startsWith("sts.");
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return sts ? answer(200, IDENTITY) : answer(404, NOTHING);
            }

            @Override
            public void abort() {
                // There is nothing under way.
            }
        };
    }

    private static HttpExecuteResponse answer(int status, String body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(status).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
