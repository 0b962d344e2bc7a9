package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTests {
    private final EntityTag tag = new EntityTag("7");

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", " * ", "\"6\", \"7\"", "W/\"7\",\"7\""})
    void acceptsCurrentTag(String header) {
        tag.requireMatch(header);
    }

    @Test
    void asksNothingWithoutHeader() {
        tag.requireMatch(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"6\",\"8\"", "\"\"", "\"7 \""})
    void refusesOtherTags(String header) {
        refuses(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", " ", "\"7", "\"6\" \"7\"", "\"7\" x", "w/\"7\"", "*, \"7\""})
    void refusesWhatIsNoTagList(String header) {
        refuses(header);
    }

    private void refuses(String header) {
        assertThatThrownBy(() -> tag.requireMatch(header))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.type())
                        .isIn(ProblemType.PRECONDITION_FAILED, ProblemType.INVALID_PARAMETER));
    }
}
