package io.gatehouse.analysis;

/** What a question may still cost, in steps of comparing one character with one; questions about policies can be hard. */
final class Effort {

    /** Well under a second. */
    static final long MOST = 150_000_000;

    private final long most;
    private long left;

    Effort() {
        this(MOST);
    }

    Effort(long most) {
        this.most = most;
        this.left = most;
    }

    /** Of a question that is known to be modest. */
    static Effort unlimited() {
        return new Effort(Long.MAX_VALUE);
    }

    /** @throws TooComplexException if there is nothing left of it */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new TooComplexException(most);
        }
    }
}
