package io.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class BoundedDecoderTests {

    private static final Jwt TOKEN = Jwt.withTokenValue("token")
            .header("alg", "none")
            .subject("somebody")
            .build();

    private final CountDownLatch waiting = new CountDownLatch(BoundedDecoder.MOST);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final BoundedDecoder decoder = new BoundedDecoder(this::slowly, Duration.ofMillis(10));

    @Test
    void leavesThreadsToOthersWhileTheIssuerDoesNotAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(BoundedDecoder.MOST);
        try {
            List<Future<Jwt>> all = new ArrayList<>();
            for (int i = 0; i < BoundedDecoder.MOST; i++) {
                all.add(threads.submit(() -> decoder.decode("token")));
            }
            assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> decoder.decode("token"))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
            answer.countDown();
            for (Future<Jwt> each : all) {
                assertThat(each.get(20, TimeUnit.SECONDS)).isSameAs(TOKEN);
            }
            assertThat(decoder.decode("token")).isSameAs(TOKEN);
        } finally {
            threads.shutdownNow();
        }
    }

    private Jwt slowly(String token) {
        waiting.countDown();
        try {
            assertThat(answer.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return TOKEN;
    }
}
