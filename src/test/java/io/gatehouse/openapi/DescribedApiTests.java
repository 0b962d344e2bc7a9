package io.gatehouse.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.Client;
import io.gatehouse.DescribedApi;
import io.gatehouse.ServiceTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The validator that all tests' calls run through can fail: real answers, spoilt. */
@ServiceTest
class DescribedApiTests {

    private static final String PREVIEWS = "/api/v1/policy-previews";

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"policyDigest\":\"sha256: | \"policyDigest\":\"md5: | pattern",
                "\"catalogVersion\": | \"catalogueVersion\": | catalogVersion",
                "\"characters\": | \"characters\":-1,\"more\": | more",
                "\"2012-10-17\" | \"2008-10-17\" | Version",
                "\"Statement\": | \"Statements\": | Statement",
            })
    void findsWhatTheAnswerShouldNotBe(String sound, String spoilt, String named) throws Exception {
        HttpResponse<String> real = preview();
        assertThatCode(() -> DescribedApi.FILE.requireDescribed(real)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DescribedApi.FILE.requireDescribed(
                        new Spoilt(real, 200, real.body().replace(sound, spoilt), Map.of())))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    @Test
    void findsStatusTypeAndHeadersThatAreNotDescribed() throws Exception {
        HttpResponse<String> real = preview();
        assertThatThrownBy(() -> DescribedApi.FILE.requireDescribed(new Spoilt(real, 418, real.body(), Map.of())))
                .hasMessageContaining("418");
        assertThatThrownBy(() -> DescribedApi.FILE.requireDescribed(
                        new Spoilt(real, 200, real.body(), Map.of("content-type", List.of("text/html")))))
                .hasMessageContaining("text/html");
        assertThatThrownBy(() -> DescribedApi.FILE.requireDescribed(
                        new Spoilt(real, 200, real.body(), Map.of("x-request-id", List.of()))))
                .hasMessageContaining("X-Request-Id");
    }

    @Test
    void findsWhatARequestShouldNotBe() {
        HttpRequest request = client.anonymous(PREVIEWS)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThatThrownBy(() -> DescribedApi.FILE.requireDescribed(request, "{\"associations\":[]}"))
                .hasMessageContaining("instanceArn")
                .hasMessageContaining("at least 1 items");
    }

    private HttpResponse<String> preview() throws Exception {
        return client.post("dana", "associations:read", PREVIEWS, ExampleFiles.request("previewPolicy", "1-s3-bucket"));
    }

    private record Spoilt(HttpResponse<String> real, int statusCode, String body, Map<String, List<String>> other)
            implements HttpResponse<String> {

        @Override
        public HttpHeaders headers() {
            Map<String, List<String>> headers = new TreeMap<>(real.headers().map());
            headers.putAll(other);
            return HttpHeaders.of(headers, (name, value) -> true);
        }

        @Override
        public HttpRequest request() {
            return real.request();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return real.previousResponse();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return real.sslSession();
        }

        @Override
        public URI uri() {
            return real.uri();
        }

        @Override
        public HttpClient.Version version() {
            return real.version();
        }
    }
}
