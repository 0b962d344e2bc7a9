package io.gatehouse.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.gatehouse.Client;
import io.gatehouse.DevelopmentTest;
import io.gatehouse.SharedServices;
import io.gatehouse.development.issuer.DevelopmentClient;
import io.gatehouse.openapi.SwaggerPage.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody tries the service out in a real browser, as the development run has it. */
@ExtendWith(RealBrowser.class)
@DevelopmentTest
class SwaggerUiTests {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic");

    @Autowired
    private Client client;

    @Test
    void leadsFromAPreviewToAPolicyInForceWithWhatIsPrefilled() {
        SharedServices.IAM.seed().role("111122223333", "/contact-center/", "admins");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(RealBrowser.chromium().orElseThrow())
                                .setArgs(FLAGS))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 1600));
            page.setDefaultTimeout(20_000);
            SwaggerPage swagger = new SwaggerPage(page, "http://localhost:" + client.port() + "/swagger-ui.html");
            tryOut(swagger);
            assertThat(swagger.complaints()).isEmpty();
        }
    }

    private static void tryOut(SwaggerPage swagger) {
        for (DevelopmentClient each : DevelopmentClient.values()) {
            swagger.authorize(each);
        }
        swagger.authorize(DevelopmentClient.REQUESTER);
        Answer preview = swagger.operation("Policies", "previewPolicy").execute();
        assertThat(preview.status()).isEqualTo("200");
        Answer made = swagger.operation("Requests", "submitRequest").execute();
        assertThat(made.status()).as(made.body()).isEqualTo("201");
        String id = JsonPath.read(made.body(), "$.id");

        swagger.authorize(DevelopmentClient.APPROVER);
        var decide = swagger.operation("Requests", "decideRequest").parameter("id", id);
        assertThat(JsonPath.<String>read(decide.body(), "$.policyDigest"))
                .isEqualTo(JsonPath.read(made.body(), "$.policyDigest"));
        assertThat(decide.execute().status()).isEqualTo("201");
        Answer again = decide.execute();
        assertThat(again.status()).isEqualTo("409");
        assertThat(again.body()).contains("\"type\": \"/problems/wrong-state\"").contains("\"detail\"");

        swagger.authorize(DevelopmentClient.OPERATOR);
        Answer applied = swagger.operation("Enforcement", "applyRequest")
                .parameter("id", id)
                .parameter("Prefer", "wait=20")
                .execute();
        assertThat(applied.status()).as(applied.body()).isEqualTo("200");
        assertThat(applied.body()).contains("\"status\": \"SUCCEEDED\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui", "/swagger-ui/"})
    void isFoundAtWhatPeopleType(String path) throws Exception {
        var answer = client.send(client.anonymous(path));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith(client.port() + "/swagger-ui.html"));
    }

    @Test
    void holdsTheBrowserToAStrictPolicy() throws Exception {
        for (String path : List.of("/swagger-ui/index.html", "/swagger-ui/swagger-ui-bundle.js")) {
            var answer = client.send(client.anonymous(path));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'; script-src 'self';")
                            .doesNotContain("unsafe"));
        }
    }
}
