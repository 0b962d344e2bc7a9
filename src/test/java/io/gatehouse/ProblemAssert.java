package io.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import org.assertj.core.api.AbstractAssert;

/** What every problem answer must have, and what a particular one has. */
public final class ProblemAssert extends AbstractAssert<ProblemAssert, HttpResponse<String>> {
    private ProblemAssert(HttpResponse<String> response) {
        super(response, ProblemAssert.class);
    }

    public static ProblemAssert assertThatProblem(HttpResponse<String> response) {
        return new ProblemAssert(response);
    }

    public ProblemAssert is(ProblemType type) {
        assertThat(actual.body()).contains("\"/problems/" + type.slug() + "\"");
        assertThat(actual.statusCode()).isEqualTo(type.status().value());
        assertThat(actual.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(actual.headers().firstValue("X-Request-Id")).hasValue(JsonPath.read(actual.body(), "$.requestId"));
        return saysNothingOfTheInside();
    }

    public ProblemAssert at(String pointer, String code) {
        assertThat(JsonPath.<String>read(actual.body(), "$.errors[0].pointer")).isEqualTo(pointer);
        assertThat(JsonPath.<String>read(actual.body(), "$.errors[0].code")).isEqualTo(code);
        return this;
    }

    public ProblemAssert saysNothingOfTheInside() {
        assertThat(actual.body())
                .doesNotContain("io.gatehouse", "java.", "jackson", "Exception", "springframework", "<html");
        return this;
    }
}
