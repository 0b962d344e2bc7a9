package io.gatehouse.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import io.gatehouse.ServiceTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class HttpTests {
    private static final String SCOPE = "associations:request";

    @Autowired
    private Client client;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/nothing",
                "/nothing",
                "/error",
                "/problems/nothing",
                "/api/v1/audit-events/not-a-uuid",
                "/index.html"
            })
    void knowsNoOtherRoutes(String path) throws Exception {
        assertThatProblem(client.get("dana", SCOPE + " audit:read", path)).is(ProblemType.NOT_FOUND);
    }

    @Test
    void refusesOtherMethods() throws Exception {
        HttpResponse<String> answer =
                client.send(client.as("dana", SCOPE, "/api/test/echo").DELETE());
        assertThatProblem(answer).is(ProblemType.METHOD_NOT_ALLOWED);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "TRACE"})
    void refusesStrangeMethods(String method) throws Exception {
        assertThat(raw(method + " /problems HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 40")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void answersFailureBeforeTheFirstByteOnly(int lines) throws Exception {
        HttpResponse<String> early = client.get("dana", SCOPE, "/api/test/stream?lines=" + lines);
        assertThatProblem(early).is(ProblemType.INTERNAL_ERROR);
    }

    @Test
    void cutsAnswerThatFailsUnderWay() {
        assertThatThrownBy(() -> client.get("dana", SCOPE, "/api/test/stream?lines=10000"))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/html", "application/cbor", "application/xml"})
    void refusesUnacceptableAcceptBeforeItStoresAnything(String type) throws Exception {
        String subject = UUID.randomUUID().toString();
        String scopes = SCOPE + " associations:read";
        HttpResponse<String> answer = client.send(client.as(subject, scopes, "/api/v1/association-requests")
                .header("Content-Type", "application/json")
                .header("Accept", type)
                .POST(BodyPublishers.ofString(IntentJson.unique().text())));
        assertThatProblem(answer).is(ProblemType.NOT_ACCEPTABLE);
        assertThat(answer.body()).contains("Offered here: application/json.");
        assertThat(client.get(subject, scopes, "/api/v1/association-requests").body())
                .contains("\"items\":[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/association-requests?x=1 | accepted: cursor, instanceArn, limit, principalArn, requester, status",
                "/association-requests?principalArn=admins | not an ARN",
                "/association-requests?instanceArn=arn:aws:s3:::a | an ARN of the service s3",
                "/association-requests?principalArn=arn:aws:iam::444455556666:role/a&instanceArn=arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef | principals of account 111122223333",
                "/association-requests?principalArn=arn:aws-cn:iam::111122223333:role/a&instanceArn=arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef | in partition aws.",
                "/audit-events?from=0000-01-01T00:00:00Z | of the years 1 to 9999",
                "/audit-events?action=foo | one of [access.denied, ",
                "/audit-events?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z | to is not after from",
                "/audit-events/export?from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z | to is not after from",
            })
    void refusesFiltersThatNothingCanMatch(String path, String said) throws Exception {
        HttpResponse<String> answer = client.get("dana", "associations:read audit:read", "/api/v1" + path);
        assertThatProblem(answer).is(ProblemType.INVALID_PARAMETER);
        assertThat(answer.body()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/association-requests?status=open&principalArn=admins&instanceArn=x&limit=0&cursor=y&requestr=me&requester="
                        + "| status,principalArn,instanceArn,limit,cursor,requestr,requester",
                "/audit-events?requestId=x&action=y&from=yesterday&to=10000-01-01T00:00:00Z&limit=201&cursor=1&actor=%00"
                        + "| requestId,action,from,to,limit,cursor,actor",
                "/audit-events/export?from=1&to=2&limit=3 | from,to,limit",
                "/association-types/S3_BUCKET?operation=x&profile=y&access=z&kind=K | operation,profile,access,kind",
            })
    void namesEveryBadParameterAtOnce(String path, String parameters) throws Exception {
        HttpResponse<String> answer = client.get("dana", "associations:read audit:read", "/api/v1" + path);
        assertThatProblem(answer).is(ProblemType.INVALID_PARAMETER);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactly(parameters.split(","));
    }

    @Test
    void boundsTheParametersThatItNames() throws Exception {
        String query = IntStream.range(0, 150).mapToObj(i -> "x" + i + "=1").collect(Collectors.joining("&"));
        HttpResponse<String> answer = client.get("dana", "associations:read", "/api/v1/association-requests?" + query);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].code"))
                .hasSize(101)
                .last()
                .isEqualTo("more-problems");
    }

    @Test
    void saysWhatAnIdLooksLike() throws Exception {
        HttpResponse<String> answer = client.get("dana", "associations:read", "/api/v1/association-requests/foo");
        assertThatProblem(answer).is(ProblemType.NOT_FOUND);
        assertThat(answer.body()).contains("a UUID such as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html"})
    void offersAnExportAsLinesOnly(String type) throws Exception {
        HttpResponse<String> answer = client.send(
                client.as("dana", "audit:read", "/api/v1/audit-events/export").header("Accept", type));
        assertThatProblem(answer).is(ProblemType.NOT_ACCEPTABLE);
        assertThat(answer.body()).contains("Offered here: application/x-ndjson.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/association-requests/", "/api/v1/nothing/"})
    void saysThatAddressesDoNotEndInASlash(String path) throws Exception {
        HttpResponse<String> listed = client.get("dana", "associations:read", path);
        HttpResponse<String> posted = client.post("dana", SCOPE, path, "{}");
        assertThatProblem(listed).is(ProblemType.NOT_FOUND);
        assertThatProblem(posted).is(ProblemType.NOT_FOUND);
        assertThat(listed.body()).contains("no address here ends in a slash");
        assertThat(posted.body()).contains("no address here ends in a slash");
    }

    @Test
    void refusesUnacceptableAccept() throws Exception {
        assertThatProblem(client.send(
                        client.as("dana", "audit:read", "/api/v1/audit-events").header("Accept", "image/png")))
                .is(ProblemType.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, out-of-range",
        "limit=201, limit, out-of-range",
        "limit=-1, limit, out-of-range",
        "limit=x, limit, out-of-range",
        "limit=1e2, limit, out-of-range",
        "limit=99999999999, limit, out-of-range",
        "limit=1&limit=2, limit, repeated",
        "limti=1, limti, unknown-parameter",
        "color=red, color, unreadable",
        "color=%00, color, invalid-character",
    })
    void refusesBadParameter(String query, String name, String code) throws Exception {
        assertThatProblem(client.get("dana", SCOPE, "/api/test/list?" + query))
                .is(ProblemType.INVALID_PARAMETER)
                .at(name, code);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void acceptsLimitsInRange(int limit) throws Exception {
        assertThat(client.get("dana", SCOPE, "/api/test/list?limit=" + limit).body())
                .isEqualTo("" + limit);
    }

    @Test
    void saysNothingOfItsOwnFailureButLogsItOnce(CapturedOutput output) throws Exception {
        HttpResponse<String> answer = client.send(client.as("dana", SCOPE, "/api/test/defect")
                .header("X-Request-Id", "the-one-that-fails")
                .POST(BodyPublishers.noBody()));
        assertThatProblem(answer).is(ProblemType.INTERNAL_ERROR);
        assertThat(answer.body()).doesNotContain("secret").contains("the-one-that-fails");
        assertThat(output.getAll().split("a secret of the inside", -1)).hasSize(2);
        assertThat(output.getAll()).contains("[the-one-that-fails] ");
    }

    @Test
    void keepsReasonableRequestId() throws Exception {
        var answer = client.send(client.anonymous("/problems").header("X-Request-Id", "Trace_1.a-b"));
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("Trace_1.a-b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "<script>", "x;y", "ä"})
    void replacesUnreasonableRequestId(String offered) throws Exception {
        var answer = client.send(client.anonymous("/problems").header("X-Request-Id", offered));
        assertThat(answer.headers().firstValue("X-Request-Id")).get().asString().hasSize(36);
    }

    @Test
    void replacesOverlongRequestId() throws Exception {
        var answer = client.send(client.anonymous("/problems").header("X-Request-Id", "x".repeat(65)));
        assertThat(answer.headers().firstValue("X-Request-Id")).get().asString().hasSize(36);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void explainsEveryProblemToAnybody(ProblemType type) throws Exception {
        HttpResponse<String> page = client.send(client.anonymous(type.uri().toString()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(type.slug());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/<x> HTTP/1.1\r\nHost: a\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "G@T / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api//v1 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1;a=b HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/%2e%2e/x HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/v1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST /api/v1 HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\n\r\n",
                "GET /api/v1 HTTP/3.0\r\nHost: a\r\n\r\n",
            })
    void answersUnreadableRequestsWithoutHtml(String request) throws Exception {
        String answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("<html", "Exception", "Tomcat");
        assertThat(answer).contains("\"status\":" + answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 400".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/association-requests//approvals, empty-segment, an {id} a UUID such as",
        "/api/v1/association-requests/;a=b, invalid-character, accepted: slashes",
        "/api/v1/association-requests/a%2Fb, invalid-character, accepted: slashes",
        "/api/v1/association-requests/a%5cb, invalid-character, accepted: slashes",
        "/api/v1/association-requests/%2e%2e, invalid-character, accepted: slashes",
    })
    void saysWhatIsWrongWithAPath(String path, String code, String detail) throws Exception {
        HttpResponse<String> answer = client.post("dana", "associations:approve", path, "{}");
        assertThatProblem(answer).is(ProblemType.INVALID_PARAMETER).at("path", code);
        assertThat(answer.body()).contains(detail);
        assertThat(JsonPath.<String>read(answer.body(), "$.instance")).isEqualTo(path);
    }

    @Test
    void answersTooLargeHeadersWithProblem() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("<html", "Exception");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", client.port())) {
            socket.setSoTimeout(3000);
            socket.getOutputStream()
                    .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
