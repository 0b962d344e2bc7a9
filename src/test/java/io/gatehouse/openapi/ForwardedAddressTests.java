package io.gatehouse.openapi;

import static io.gatehouse.ProblemAssert.assertThatProblem;

import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
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
            })
    void refusesWhatIsNoAddress(String path, String header, String value) throws Exception {
        assertThatProblem(client.send(client.anonymous(path).header(header, value)))
                .is(ProblemType.INVALID_PARAMETER);
    }
}
