package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {
    @Test
    void readsWhatItWrote() {
        Cursor cursor = new Cursor(Instant.parse("2026-01-31T12:00:00.123456Z"), UUID.randomUUID());
        assertThat(Cursor.valueOf(cursor.encode())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+/",
                "f_________AAAAAAAAAAAAAAAAAAAAAA",
                "gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void refusesForeignText(String text) {
        assertThatThrownBy(() -> Cursor.valueOf(text)).isInstanceOf(ProblemException.class);
    }
}
