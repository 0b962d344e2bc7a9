package io.gatehouse.development.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/drift.md says that the endpoint knows is what it knows. */
class OperationsDocumentTests {
    private static final Path DOCUMENT = Path.of("docs/drift.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)`");

    @Test
    void namesEveryOperation() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf("<!-- operations:begin -->");
        int end = text.indexOf("<!-- operations:end -->");
        assertThat(begin).isBetween(0, end);
        var operations = new Operations(new Store(null), new Sessions("111122223333"));
        assertThat(NAMED.matcher(text.substring(begin, end)).results().map(it -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(operations.names());
    }
}
