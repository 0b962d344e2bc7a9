package io.gatehouse.development;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Prints what to paste first. */
public class FirstSteps {

    private final Environment environment;

    FirstSteps(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        String service = "http://localhost:" + environment.getProperty("local.server.port");
        System.out.println("""

                Gatehouse is ready. Development run: its data is kept in .gatehouse, and nothing leaves this machine.

                  Try it   %1$s/swagger-ui.html
                  API      %1$s/api/v1
                  Health   %1$s/actuator/health
                  IAM      %2$s (in this process; account 111122223333)
                  Clients  requester, requester2, approver, operator, auditor, lead; each one's secret is NAME-secret

                A token (valid for an hour), and a first policy:

                  TOKEN=$(curl -s -u requester:requester-secret -d grant_type=client_credentials %1$s/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

                  curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' %1$s/api/v1/policy-previews -d '{
                    "instanceArn": "%3$s",
                    "associations": [{"kind": "S3_BUCKET", "resourceArn": "arn:aws:s3:::my-connect-recording-bucket", "storageResourceTypes": ["CALL_RECORDINGS"]}]
                  }'
                """.formatted(
                        service, environment.getProperty("gatehouse.aws.endpoint"), DevelopmentServices.INSTANCE));
    }
}
