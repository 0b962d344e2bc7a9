package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTextTests {

    /** Beside those in {@link RefusalTests}, the neighbours of each invisible range. */
    @ParameterizedTest
    @ValueSource(ints = {0x180b, 0x180c, 0x180d, 0x180e, 0xfe00, 0xfe0d, 0xe0100, 0xe01ef, 0x115f, 0xffa0, 0x0d, 0x85})
    void refusesWhatShowsNothing(int character) {
        assertThat(ReadableText.is("a" + Character.toString(character))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x180a, 0x1810, 0xfe0e, 0xfe0f, 0xfdfd, 0xfe10, '\n', '\t', 0x200c, 0x200d, 0x1f600, 'z', 0xe9})
    void takesWhatPeopleWrite(int character) {
        assertThat(ReadableText.is("a" + Character.toString(character))).isTrue();
    }

    @Test
    void takesTextForBlankThatShowsNoCharacter() {
        assertThat(ReadableText.isBlank("")).isTrue();
        assertThat(ReadableText.isBlank(" \n\t\u00a0\u0301\u20dd\u200d")).isTrue();
        assertThat(ReadableText.isBlank(" \u0301x")).isFalse();
    }

    @Test
    void takesJustificationsOfAThousandCharacters() {
        assertThat(new Body()
                        .with("/justification", '"' + "x".repeat(1_000) + '"')
                        .problems())
                .isEmpty();
    }
}
