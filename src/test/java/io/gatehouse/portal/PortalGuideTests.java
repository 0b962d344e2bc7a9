package io.gatehouse.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.Client;
import io.gatehouse.DevelopmentTest;
import io.gatehouse.SharedServices;
import io.gatehouse.client.ApiClient;
import io.gatehouse.client.ApiException;
import io.gatehouse.client.model.ApplicationAnswer;
import io.gatehouse.client.model.AssociationIntent;
import io.gatehouse.client.model.AssociationRequest;
import io.gatehouse.client.model.PolicyPreview;
import io.gatehouse.development.issuer.DevelopmentClient;
import io.gatehouse.development.issuer.DevelopmentTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What docs/portal.md tells portal developers to do, done. */
@DevelopmentTest
class PortalGuideTests {

    private static final Path GUIDE = Path.of("docs/portal.md");
    private static final Path CODE = Path.of("src/test/java/io/gatehouse/portal/PortalJob.java");

    @Autowired
    private Client service;

    @Test
    void leadsFromAPreviewToAPolicyInForce() throws ApiException {
        String role = SharedServices.IAM.seed().role("111122223333", "/contact-center/", "portal");
        AssociationIntent intent = PortalJob.recordings(role, "arn:aws:s3:::portal-recordings", "ORDER-1");
        PolicyPreview preview = PortalJob.preview(as(DevelopmentClient.REQUESTER), intent);
        AssociationRequest asked = PortalJob.ask(as(DevelopmentClient.REQUESTER), intent, "ORDER-1");
        assertThat(asked.getPolicyDigest()).isEqualTo(preview.getPolicyDigest());
        assertThat(PortalJob.ask(as(DevelopmentClient.REQUESTER), intent, "ORDER-1")
                        .getId())
                .isEqualTo(asked.getId());
        PortalJob.approve(as(DevelopmentClient.APPROVER), asked.getId(), asked.getPolicyDigest());
        assertThat(PortalJob.apply(as(DevelopmentClient.OPERATOR), asked.getId())
                        .getStatus())
                .isEqualTo(ApplicationAnswer.StatusEnum.SUCCEEDED);
        assertThat(SharedServices.IAM.seed().rolePolicies("111122223333", "portal"))
                .hasSize(1);
    }

    @Test
    void saysWhatIsWrongBesideEachField() throws IOException {
        AssociationIntent wrong = PortalJob.recordings("admins", "my-bucket", "ORDER-2");
        ApiClient requester = as(DevelopmentClient.REQUESTER);
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> PortalJob.ask(requester, wrong, "ORDER-2"));
        assertThat(PortalJob.complaints(requester, refused))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("/principalArn: "))
                .anyMatch(line -> line.startsWith("/associations/0/resourceArn: "));
    }

    @Test
    void isTheCodeOfTheGuide() throws IOException {
        String code = Files.readString(CODE);
        String shown = code.substring(code.indexOf("// shown from here\n") + 19, code.indexOf("    // to here"))
                .stripTrailing()
                .stripIndent();
        assertThat(Files.readString(GUIDE)).as("docs/portal.md").contains("```java\n" + shown + "\n```");
    }

    @Test
    void generatesTheClientAsTheGuideDoes() throws IOException {
        String guide = Files.readString(GUIDE);
        String plugin = guide.substring(guide.indexOf("<plugin>"), guide.indexOf("</plugin>"));
        assertThat(elements(Files.readString(Path.of("pom.xml"))))
                .contains(elements(plugin).toArray(String[]::new));
    }

    private static Set<String> elements(String xml) {
        return Arrays.stream(xml.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.contains("<version>"))
                .collect(Collectors.toSet());
    }

    private ApiClient as(DevelopmentClient client) {
        URI address = URI.create("http://localhost:" + service.port());
        return PortalJob.client(address, new DevelopmentTokens(address).of(client));
    }
}
