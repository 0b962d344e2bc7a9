package io.gatehouse.openapi;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.gatehouse.development.issuer.DevelopmentClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Swagger UI as somebody who tries it out sees and uses it. */
final class SwaggerPage {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private int shots;

    SwaggerPage(Page page, String url) {
        this.page = page;
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
        page.navigate(url);
        page.locator(".opblock").first().waitFor();
    }

    private void note(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
        }
    }

    /** What broke the page's policy, or its scripts. */
    List<String> complaints() {
        return complaints;
    }

    /** Signs in with a client's id and secret, in place of whoever was. */
    void authorize(DevelopmentClient client) {
        page.locator(".scheme-container .authorize").click();
        Locator oauth =
                page.locator(".auth-container").filter(new Locator.FilterOptions().setHasText("clientCredentials"));
        oauth.waitFor();
        Locator logout = oauth.locator("button:has-text('Logout')");
        if (logout.isVisible()) {
            logout.click();
        }
        oauth.locator("input[data-name=clientId], #client_id_clientCredentials")
                .first()
                .fill(client.id());
        oauth.locator("input[data-name=clientSecret], #client_secret_clientCredentials")
                .first()
                .fill(client.secret());
        oauth.locator("button:has-text('Authorize')").click();
        logout.waitFor();
        shoot("authorized-" + client.id());
        page.locator(".btn-done").first().click();
    }

    Operation operation(String tag, String id) {
        Locator block = page.locator("#operations-" + tag + "-" + id);
        if (!block.getAttribute("class").contains("is-open")) {
            block.locator(".opblock-summary").click();
        }
        block.locator("button.execute").waitFor();
        return new Operation(block, id);
    }

    private void shoot(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("%02d-%s.png".formatted(++shots, name))));
    }

    /** One operation, opened. */
    final class Operation {

        private final Locator block;
        private final String id;

        private Operation(Locator block, String id) {
            this.block = block;
            this.id = id;
        }

        Operation parameter(String name, String value) {
            block.locator("tr[data-param-name='" + name + "'] input").fill(value);
            return this;
        }

        String body() {
            return block.locator("textarea.body-param__text").inputValue();
        }

        /** Executes it as it stands, and answers with status and body. */
        Answer execute() {
            Locator live = block.locator(".live-responses-table");
            if (block.locator("button.btn-clear").isVisible()) {
                block.locator("button.btn-clear").click();
            }
            block.locator("button.execute").click();
            live.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
            live.scrollIntoViewIfNeeded();
            shoot(id);
            String status = live.locator("tr.response td.response-col_status")
                    .first()
                    .innerText()
                    .trim();
            String body =
                    live.locator("pre.microlight, .highlight-code pre").first().innerText();
            return new Answer(status.replaceAll("\\D.*", ""), body);
        }
    }

    record Answer(String status, String body) {}
}
