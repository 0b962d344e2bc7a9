package io.gatehouse.enforcement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gatehouse.web.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitPreferenceTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10 | 10",
                "WAIT = 10 | 10",
                "wait=\"10\" | 10",
                "respond-async, wait=60 | 60",
                "wait=0; foo=bar | 0",
                "return=minimal | 0",
                "waiting=abc | 0",
            })
    void waitsAsLongAsIsPreferred(String prefer, int seconds) {
        assertThat(WaitPreference.of(Optional.of(prefer))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void doesNotWaitForWhoDoesNotAsk() {
        assertThat(WaitPreference.of(Optional.empty())).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=abc",
                "wait=5.5",
                "wait=-1",
                "wait=",
                "wait",
                "wait=\"\"",
                "wait=1 0",
                "respond-async, wait=x",
                "wait=\"5",
                "wait=9999999999",
                "wait=61",
                "wait=600"
            })
    void refusesWhatIsNoTimeItCanWait(String prefer) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> WaitPreference.of(Optional.of(prefer)))
                .withMessageContaining("a whole number of seconds from 0 to 60");
    }
}
