package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.iam.InvalidValueException;
import org.junit.jupiter.api.Test;

class PrincipalArnTests {

    private static final String ROLE = "arn:aws:iam::111122223333:role/";

    /** IAM counts the characters of a path, with the slashes around it, not its parts. */
    @Test
    void takesPathsOfAsManyPartsAsTheirCharactersAllow() {
        String longest = ROLE + "a/".repeat(255) + "admins";
        assertThat(PrincipalArn.parse(longest)).hasToString(longest);
        assertThatThrownBy(() -> PrincipalArn.parse(ROLE + "a/".repeat(256) + "admins"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a path of at most 512");
        assertThatThrownBy(() -> PrincipalArn.parse(ROLE + "a".repeat(511) + "/admins"))
                .isInstanceOf(InvalidValueException.class);
    }
}
