package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected policies, each under a heading with its canonical bytes broken before every statement. To accept what the
 * generator writes now, run the tests once with {@code -Dgolden.update=true} and read the difference.
 */
final class GoldenFile {

    private static final Path EXPECTED = Path.of("src/test/resources/golden/policies");
    private static final Path ACTUAL = Path.of("target/golden/policies");

    private final String name;
    private final StringBuilder text = new StringBuilder();

    GoldenFile(String kind) {
        this.name = kind + ".golden";
    }

    GoldenFile add(String heading, Form form) {
        GeneratedPolicy policy = form.generate();
        String broken = policy.canonical().json().replace("{\"Sid\"", "\n{\"Sid\"");
        assertThat(broken.replace("\n", "")).isEqualTo(policy.canonical().json());
        text.append("# ").append(heading).append('\n');
        text.append("# ").append(policy.digest()).append('\n');
        text.append(broken).append("\n\n");
        return this;
    }

    void verify() throws IOException {
        Path expected = EXPECTED.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            assertThat(System.getenv("CI"))
                    .as("golden files are not rewritten in CI")
                    .isNull();
            write(expected);
        }
        Path actual = write(ACTUAL.resolve(name));
        assertThat(actual).hasSameTextualContentAs(expected);
        assertThat(actual).hasSameBinaryContentAs(expected);
    }

    private Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
