package io.gatehouse.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.iam.AccountId;
import org.junit.jupiter.api.Test;

class AccountLoadTests {

    private static final AccountId ONE = new AccountId("111122223333");
    private static final AccountId OTHER = new AccountId("444455556666");

    @Test
    void isFullOfWhatHasItsShare() {
        var load = new AccountLoad(2);
        load.begin(ONE);
        load.begin(OTHER);
        assertThat(load.full()).isEmpty();
        load.begin(ONE);
        assertThat(load.full()).containsExactly(ONE);
        load.end(ONE);
        assertThat(load.full()).isEmpty();
        load.end(ONE);
        load.end(OTHER);
        load.begin(OTHER);
        load.begin(OTHER);
        assertThat(load.full()).containsExactly(OTHER);
    }
}
