package io.gatehouse.security;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Lets only so many HTTP calls wait for the token issuer at once: those that read its configuration or its keys do so one
 * after the other, for seconds each if it does not answer, and anybody can send a token.
 */
final class BoundedDecoder implements JwtDecoder {

    static final int MOST = 40;

    private final JwtDecoder decoder;
    private final Duration patience;
    private final Semaphore free = new Semaphore(MOST);

    /** @param patience of a call that is one too many */
    BoundedDecoder(JwtDecoder decoder, Duration patience) {
        this.decoder = decoder;
        this.patience = patience;
    }

    /** @throws JwtException also if too many wait already, which does not say that the token is bad */
    @Override
    public Jwt decode(String token) {
        enter();
        try {
            return decoder.decode(token);
        } finally {
            free.release();
        }
    }

    private void enter() {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new JwtException("too many wait for the token issuer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JwtException("interrupted", e);
        }
    }
}
