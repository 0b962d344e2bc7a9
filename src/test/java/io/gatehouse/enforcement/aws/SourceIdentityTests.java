package io.gatehouse.enforcement.aws;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceIdentityTests {

    @ParameterizedTest
    @ValueSource(strings = {"dana", "dana@example.com", "svc_a+b=c,d.e-f"})
    void leavesWhatStsTakes(String subject) {
        assertThat(SourceIdentity.of(subject)).hasToString(subject);
    }

    @Test
    void tellsSimilarSubjectsApart() {
        assertThat(SourceIdentity.of("auth0|1")).hasToString("auth0-1-b03e5d4509cd3747");
        assertThat(SourceIdentity.of("auth0:1")).isNotEqualTo(SourceIdentity.of("auth0|1"));
        assertThat(SourceIdentity.of("x".repeat(65))).isNotEqualTo(SourceIdentity.of("x".repeat(66)));
    }

    @Property
    void alwaysIsWhatStsTakes(@ForAll String subject) {
        assertThat(SourceIdentity.of(subject).text()).matches("[A-Za-z0-9_+=,.@-]{2,64}");
    }
}
