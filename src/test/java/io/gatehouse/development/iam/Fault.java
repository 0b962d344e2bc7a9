package io.gatehouse.development.iam;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** Something that goes wrong with one call. It is given the work, which it may do, delay or leave, and answers itself. */
public final class Fault {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final BiFunction<QueryRequest, Work, Answer> behaviour;

    private Fault(BiFunction<QueryRequest, Work, Answer> behaviour) {
        this.behaviour = behaviour;
    }

    Answer around(QueryRequest request, Work work) {
        return behaviour.apply(request, work);
    }

    public static Fault throttle() {
        return refusal(AwsError.throttling());
    }

    public static Fault serviceFailure() {
        return refusal(AwsError.serviceFailure());
    }

    public static Fault accessDenied() {
        return new Fault((request, work) -> Answers.error(request.service(), AwsError.accessDenied(request)));
    }

    /** The work is done, and answered, after this time. */
    public static Fault hang(Duration duration) {
        return new Fault((request, work) -> {
            await(new CountDownLatch(1), duration);
            return work.get();
        });
    }

    /** Latency: the work is done at once, and answered when this time is over. */
    public static Fault latency(Duration duration) {
        return new Fault((request, work) -> {
            long end = System.nanoTime() + duration.toNanos();
            Answer answer = work.get();
            await(new CountDownLatch(1), Duration.ofNanos(end - System.nanoTime()));
            return answer;
        });
    }

    /** The work is done, and answered, once the latch is down. */
    public static Fault hang(CountDownLatch release) {
        return new Fault((request, work) -> {
            await(release, LONGEST);
            return work.get();
        });
    }

    /** The work is done at once, the answer waits until the latch is down. */
    public static Fault hangAfter(CountDownLatch release) {
        return new Fault((request, work) -> {
            Answer answer = work.get();
            await(release, LONGEST);
            return answer;
        });
    }

    /** Nothing is done, and AWS says so once the latch is down. */
    public static Fault hangAndRefuse(CountDownLatch release) {
        return new Fault((request, work) -> {
            await(release, LONGEST);
            return Answers.error(request.service(), AwsError.serviceFailure());
        });
    }

    /** Nothing is done and the connection is closed. */
    public static Fault dropConnectionBefore() {
        return new Fault((request, work) -> Answer.DROPPED);
    }

    /** The work is done and the connection is closed without an answer. */
    public static Fault dropConnectionAfter() {
        return new Fault((request, work) -> {
            work.get();
            return Answer.DROPPED;
        });
    }

    /** The work is done, and the answer is not the XML that was promised. */
    public static Fault malformedAnswer() {
        return new Fault((request, work) -> new Answer(200, work.get().requestId(), "<html><body>Proxy</bo"));
    }

    /** The work is done, and the connection is closed in the middle of the answer. */
    public static Fault truncatedAnswer() {
        return new Fault((request, work) -> work.get().truncated());
    }

    /**
     * IAM's eventual consistency: the call does not see what was changed in this time. The endpoint remembers a minute.
     */
    public static Fault stale(Duration duration) {
        return new Fault((request, work) -> work.asOf(Instant.now().minus(duration)));
    }

    /** The call does not see what was changed since. */
    public static Fault asOf(Instant time) {
        return new Fault((request, work) -> work.asOf(time));
    }

    /** The call does not see what was changed since, for as long as that is asked for. */
    public static Fault asOfWhile(Instant time, BooleanSupplier stale) {
        return new Fault((request, work) -> stale.getAsBoolean() ? work.asOf(time) : work.get());
    }

    /** Nothing is done: AWS, or something before it, counts the calls. */
    public static Fault tooManyRequests() {
        return refusal(429, "TooManyRequestsException");
    }

    /** Nothing is done, and AWS says why. */
    public static Fault refusal(int status, String code) {
        return refusal(new AwsError(status, code, "refused on demand"));
    }

    /** Nothing is done, and the answer says that it is. */
    public static Fault emptyPromise() {
        return new Fault((request, work) -> Answers.success(request, new Xml()));
    }

    /** The answer of something between the client and AWS, which is no XML of AWS's. */
    public static Fault page(int status) {
        return new Fault((request, work) -> new Answer(status, "none", "<html><body>Proxy</body></html>"));
    }

    private static Fault refusal(AwsError error) {
        return new Fault((request, work) -> Answers.error(request.service(), error));
    }

    private static void await(CountDownLatch release, Duration longest) {
        try {
            release.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the endpoint is closing");
        }
    }
}
