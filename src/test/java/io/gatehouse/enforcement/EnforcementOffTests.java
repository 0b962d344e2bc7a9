package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.SharedServices;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EnforcementOffTests.Off.class)
@Import({Client.class, Journey.class})
class EnforcementOffTests {

    @Autowired
    private Journey journey;

    static class Off implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            SharedServices.configure(context, SharedServices.DATABASE, SharedServices.ISSUER);
            TestPropertyValues.of("gatehouse.test.echo=false", "gatehouse.enforcement.mode=off")
                    .applyTo(context);
        }
    }

    @Test
    void plansButTouchesNothing() throws Exception {
        Iam role = Iam.role(SharedServices.IAM);
        String id = journey.approved(role.arn());
        HttpResponse<String> plan = journey.order(id, "applications", "{\"dryRun\":true}", "Prefer", Journey.WAIT);
        assertThat(JsonPath.<String>read(plan.body(), "$.policyName")).isEqualTo("Gatehouse-" + id);
        assertThatProblem(journey.apply(id)).is(ProblemType.ENFORCEMENT_OFF);
        assertThatProblem(journey.revoke(id)).is(ProblemType.ENFORCEMENT_OFF);
        assertThatProblem(journey.verify(id)).is(ProblemType.ENFORCEMENT_OFF);
        assertThat(journey.state(id)).isEqualTo("APPROVED/NOT_APPLIED");
        assertThat(role.calls()).isEmpty();
    }
}
