package io.gatehouse.openapi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test where there is a Chromium; {@code GATEHOUSE_BROWSER=required} makes its absence a failure. */
public class RealBrowser implements ExecutionCondition {

    static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (chromium().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        if ("required".equals(System.getenv("GATEHOUSE_BROWSER"))) {
            throw new IllegalStateException("GATEHOUSE_BROWSER=required, but there is no Chromium in /usr/bin");
        }
        String reason = "Swagger UI was not tested in a browser: there is no Chromium in /usr/bin";
        System.out.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
