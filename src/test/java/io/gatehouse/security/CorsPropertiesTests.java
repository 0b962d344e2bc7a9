package io.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPropertiesTests {

    @ParameterizedTest
    @ValueSource(strings = {"portal.example", "https://*.example", "https://portal.example/", "*", ""})
    void refusesWhatIsNoOrigin(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CorsProperties(List.of("https://a.example", origin)))
                .withMessageContaining("https://portal.example");
    }

    @Test
    void takesOrigins() {
        assertThat(new CorsProperties(List.of("https://portal.example", "http://localhost:3000")).allowedOrigins())
                .hasSize(2);
    }
}
