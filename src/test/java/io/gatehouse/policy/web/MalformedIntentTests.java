package io.gatehouse.policy.web;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.ServiceTest;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every member of every body is known by its type: two faults in one body are both named. */
@ServiceTest
class MalformedIntentTests {

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "policy-previews | {\"instanceArn\":1,\"associations\":[{\"kind\":2},3,{\"knd\":\"\"}]}"
                        + "| /instanceArn,/associations/0/kind,/associations/1,/associations/2/knd",
                "policy-previews | {\"operations\":\"ASSOCIATE\",\"acceptBroader\":\"yes\",\"expiresAt\":0}"
                        + "| /operations,/acceptBroader,/expiresAt",
                "policy-previews | {\"operations\":[1],\"associations\":[{\"storageResourceTypes\":[null,[]]}]}"
                        + "| /operations/0,/associations/0/storageResourceTypes/1",
                "policy-evaluations | {\"policies\":[[]],\"request\":{\"action\":1,\"context\":{\"a:b\":\"x\",\"c:d\":[1]}}}"
                        + "| /policies/0,/request/action,/request/context/a:b,/request/context/c:d/0",
                "policy-comparisons | {\"existing\":{},\"proposed\":[1]} | /existing,/proposed/0",
                "effective-access | {\"policies\":[1],\"instanceArn\":{}} | /policies/0,/instanceArn",
            })
    void namesEveryFault(String path, String body, String pointers) throws Exception {
        HttpResponse<String> answer = client.post("dana", "associations:read", "/api/v1/" + path, body);
        assertThatProblem(answer).is(ProblemType.MALFORMED_BODY);
        assertThat(JsonPath.<List<String>>read(answer.body(), "$.errors[*].pointer"))
                .containsExactly(pointers.split(","));
    }
}
