package io.gatehouse.development.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerKeyTests {

    @Test
    void keptKeySurvives(@TempDir Path folder) {
        Path file = folder.resolve("development/issuer.json");
        assertThat(IssuerKey.kept(file)).isEqualTo(IssuerKey.kept(file));
        assertThat(IssuerKey.kept(file).isPrivate()).isTrue();
    }

    @Test
    void saysWhatToDoAboutBrokenFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("issuer.json"), "{}");
        assertThatThrownBy(() -> IssuerKey.kept(file)).hasMessageContaining("delete it to get a new one");
    }
}
