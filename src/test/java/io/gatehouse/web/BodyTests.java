package io.gatehouse.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class BodyTests {
    private static final String ECHO = "/api/test/echo";
    private static final String SCOPE = "associations:request";

    @Autowired
    private Client client;

    @Test
    void readsAnObject() throws Exception {
        HttpResponse<String> answer =
                post("{\"text\":\"x\",\"count\":1,\"flag\":true,\"color\":\"RED\",\"at\":\"2026-01-31T12:00:00Z\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"subject\":\"dana\"", "\"at\":\"2026-01-31T12:00:00Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{\"reason\":\"x\"}", "[]", "{}{}", "null", "{\"\":1}"})
    void refusesABodyWhereNoneIsTaken(String body) throws Exception {
        HttpResponse<String> answer = client.post("dana", SCOPE, "/api/test/refusal", body);
        assertThatProblem(answer).is(ProblemType.MALFORMED_BODY).at("", "unexpected-body");
        assertThat(answer.body()).contains("takes no body");
    }

    @Test
    void refusesALongBodyWhereNoneIsTaken() throws Exception {
        assertThatProblem(client.post("dana", SCOPE, "/api/test/refusal", "{" + " ".repeat(100_000) + "}"))
                .is(ProblemType.MALFORMED_BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", " { }\n"})
    void takesAnEmptyBodyForNone(String body) throws Exception {
        assertThatProblem(client.post("dana", SCOPE, "/api/test/refusal", body)).is(ProblemType.SELF_APPROVAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello | `` | not-json",
                "{\"text\":'x'} | /text | not-json",
                "{\"text\":\"x\" | /text | not-json",
                "{\"text\":\"x\",} | /text | not-json",
                "{\"count\":01} | /count | not-json",
                "{\"count\":NaN} | /count | not-json",
                "[] | `` | not-an-object",
                "[{}] | `` | not-an-object",
                "\"x\" | `` | not-an-object",
                "null | `` | not-an-object",
                "`` | `` | empty-body",
                "`  ` | `` | empty-body",
                "{}{} | `` | trailing-content",
                "{} x | `` | trailing-content",
                "{\"text\":\"a\",\"text\":\"a\"} | /text | duplicate-member",
                "{\"any\":{\"a\":1,\"\\u0061\":2}} | /any/a | duplicate-member",
                "{\"txt\":\"a\"} | /txt | unknown-member",
                "{\"Text\":\"a\"} | /Text | unknown-member",
                "{\"inner\":[{\"number\":1},{\"number\":1,\"nte\":1}]} | /inner/1/nte | unknown-member",
                "{\"text\":1} | /text | wrong-type",
                "{\"text\":true} | /text | wrong-type",
                "{\"text\":{}} | /text | wrong-type",
                "{\"text\":[\"a\"]} | /text | wrong-type",
                "{\"count\":\"1\"} | /count | wrong-type",
                "{\"count\":\"\"} | /count | wrong-type",
                "{\"count\":1.0} | /count | wrong-type",
                "{\"count\":true} | /count | wrong-type",
                "{\"count\":99999999999} | /count | wrong-type",
                "{\"flag\":\"true\"} | /flag | wrong-type",
                "{\"flag\":1} | /flag | wrong-type",
                "{\"color\":0} | /color | wrong-type",
                "{\"at\":1700000000} | /at | wrong-type",
                "{\"inner\":{\"number\":1}} | /inner | wrong-type",
                "{\"inner\":[{\"number\":null}]} | /inner/0/number | wrong-type",
                "{\"inner\":[1]} | /inner/0 | wrong-type",
                "{\"text\":\"\\u0000\"} | /text | invalid-character",
                "{\"text\":\"\\ud800\"} | /text | invalid-character",
            })
    void refusesMalformedBody(String body, String pointer, String code) throws Exception {
        assertThatProblem(post(body)).is(ProblemType.MALFORMED_BODY).at(pointer, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"color\":\"red\"} | /color | unknown-value",
                "{\"color\":\"\"} | /color | unknown-value",
                "{\"at\":\"tomorrow\"} | /at | invalid-value",
                "{\"at\":\"\"} | /at | invalid-value",
            })
    void refusesUnacceptableText(String body, String pointer, String code) throws Exception {
        assertThatProblem(post(body)).is(ProblemType.VALIDATION_FAILED).at(pointer, code);
    }

    @Test
    void saysWhereAndWhat() throws Exception {
        assertThat(post("{\n  \"txt\": 1}").body()).contains("only any, at, color", "line 2");
    }

    @Test
    void namesEveryFaultOfTheShape() throws Exception {
        HttpResponse<String> answer =
                post("{\"txt\":1,\"text\":2,\"flag\":\"no\",\"flag\":true,\"inner\":[{\"nte\":1},[],"
                        + "{\"note\":{}}],\"any\":{\"a/b\":1,\"a/b\":\"\\u0000\"},\"x\":{\"y\":[]}}");
        assertThatProblem(answer).is(ProblemType.MALFORMED_BODY);
        assertThat(faults(answer))
                .containsExactly(
                        "/txt unknown-member",
                        "/text wrong-type",
                        "/flag wrong-type",
                        "/flag duplicate-member",
                        "/inner/0/nte unknown-member",
                        "/inner/1 wrong-type",
                        "/inner/2/note wrong-type",
                        "/any/a~1b duplicate-member",
                        "/any/a~1b invalid-character",
                        "/x unknown-member");
        assertThat(answer.body()).contains("errors says of each fault where and why");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":1,\"txt\":2,\"any\" | /any not-json",
                "{\"text\":1,\"txt\":2} {} | ` trailing-content`",
                "{\"text\":1,\"txt\":2,\"any\":tru} | /any not-json",
            })
    void namesTheFaultsBeforeWhatCannotBeRead(String body, String last) throws Exception {
        assertThat(faults(post(body))).containsExactly("/text wrong-type", "/txt unknown-member", last);
    }

    @Test
    void boundsTheFaultsThatItNames() throws Exception {
        HttpResponse<String> many = post("{\"inner\":[" + "1,".repeat(19_999) + "1]}");
        assertThat(faults(many))
                .hasSize(101)
                .contains("/inner/99 wrong-type")
                .last()
                .isEqualTo(" more-problems");
        assertThat(many.body()).contains("there are 19900 more problems");
        HttpResponse<String> longNames =
                post("{\"any\":{\"" + "n".repeat(40_000) + "\":{" + "\"a\":1,".repeat(1_000) + "\"a\":1}}}");
        assertThatProblem(longNames).is(ProblemType.MALFORMED_BODY);
        assertThat(longNames.body()).hasSizeLessThan(150_000).contains("there are 999 more problems");
    }

    @Test
    void countsWhatIsWrongBelowLongNamesAtOnce() {
        String names = ("{\"" + "n".repeat(40_000) + "\":").repeat(3);
        String body = names + "{" + "\"a\":1,".repeat(20_000) + "\"a\":1}" + "}".repeat(3);
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(
                                () -> JsonSyntax.check(body.getBytes(StandardCharsets.US_ASCII), Shape.ANYTHING))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.errors())
                                        .last()
                                        .extracting(FieldError::detail)
                                        .isEqualTo("there are 19999 more problems; mend these first")));
    }

    private static List<String> faults(HttpResponse<String> answer) {
        List<Map<String, String>> errors = JsonPath.read(answer.body(), "$.errors");
        return errors.stream()
                .map(error -> error.get("pointer") + " " + error.get("code"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 10_000})
    void refusesDeepNesting(int depth) throws Exception {
        String body = "{\"any\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
        assertThatProblem(post(body)).is(ProblemType.MALFORMED_BODY);
        assertThat(post(body).body()).contains("\"too-deep\"");
    }

    @Test
    void readsNestingUpToTheLimit() throws Exception {
        String body = "{\"any\":" + "[".repeat(31) + "]".repeat(31) + "}";
        assertThat(post(body).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesInvalidUtf8() throws Exception {
        byte[] overlong = {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'};
        assertThatProblem(post(overlong)).is(ProblemType.MALFORMED_BODY).at("", "invalid-utf-8");
        byte[] utf16 = "{\"text\":\"x\"}".getBytes(StandardCharsets.UTF_16LE);
        assertThatProblem(post(utf16)).is(ProblemType.MALFORMED_BODY);
    }

    @Test
    void refusesAnnouncedLargeBodyUnread() throws Exception {
        assertThatProblem(post("{\"text\":\"" + "x".repeat(300 * 1024) + "\"}")).is(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void refusesLargeChunkedBody() throws Exception {
        byte[] body = ("{\"text\":\"" + "x".repeat(300 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = client.send(client.as("dana", SCOPE, ECHO)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThatProblem(answer).is(ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void readsBodyOfExactlyTheLimit() throws Exception {
        String frame = "{\"text\":\"\"}";
        String body = "{\"text\":\"" + "x".repeat(256 * 1024 - frame.length()) + "\"}";
        assertThat(post(body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "*/*",
                "application/*",
                "application/vnd.api+json",
                "json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json;charset=utf-16"
            })
    void refusesOtherMediaTypes(String type) throws Exception {
        assertThatProblem(client.send(client.as("dana", SCOPE, ECHO)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("{}"))))
                .is(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void refusesMissingMediaTypeAndContentEncoding() throws Exception {
        assertThatProblem(client.send(client.as("dana", SCOPE, ECHO).POST(BodyPublishers.ofString("{}"))))
                .is(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        assertThatProblem(client.send(client.as("dana", SCOPE, ECHO)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("{}"))))
                .is(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return client.post("dana", SCOPE, ECHO, body == null ? "" : body);
    }

    private HttpResponse<String> post(byte[] body) throws Exception {
        return client.send(client.as("dana", SCOPE, ECHO)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }
}
