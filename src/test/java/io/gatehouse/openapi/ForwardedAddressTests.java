package io.gatehouse.openapi;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Swagger UI is told its own address from what proxies say, which anybody can say. */
@ServiceTest
class ForwardedAddressTests {

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v3/api-docs/swagger-config | X-Forwarded-Prefix | /\"><script>",
                "/swagger-ui.html | X-Forwarded-Prefix | /\"><script>",
                "/v3/api-docs/swagger-config | X-Forwarded-Host | a b",
                "/api/v1/association-types | X-Forwarded-Prefix | %",
                "/problems | X-Forwarded-Prefix | /%zz",
                "/problems | X-Forwarded-Prefix | /a b",
                "/problems | X-Forwarded-Host | a b",
                "/problems | X-Forwarded-Host | [",
                "/problems | X-Forwarded-Host | a:b",
                "/problems | X-Forwarded-Port | abc",
                "/problems | X-Forwarded-Port | 99999999999",
                "/problems | Forwarded | host=[",
                "/problems | Forwarded | for=1;host=\"a:b\"",
                "/problems | X-Forwarded-For | [",
            })
    void refusesWhatIsNoAddress(String path, String header, String value) throws Exception {
        assertThatProblem(client.send(client.anonymous(path).header(header, value)))
                .is(ProblemType.INVALID_PARAMETER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Host | portal.example:8443",
                "X-Forwarded-Host | [2001:db8::1]:443, portal.example",
                "X-Forwarded-For | 203.0.113.7, 2001:db8::1, unknown",
                "X-Forwarded-Port | 443",
                "X-Forwarded-Prefix | /gatehouse",
                "Forwarded | for=203.0.113.7;proto=https;host=portal.example, for=\"[2001:db8::1]:4711\"",
            })
    void takesWhatIsOne(String header, String value) throws Exception {
        assertThat(client.send(client.anonymous("/problems").header(header, value))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesAPrefixOfAsManyPartsAsAHeaderHolds() throws Exception {
        HttpResponse<String> answer =
                client.send(client.anonymous("/problems").header("X-Forwarded-Prefix", "/a".repeat(7_500)));
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
