package io.gatehouse.analysis;

/** What a question may still cost, in steps of comparing one character with one; questions about policies can be hard. */
final class Effort {

    /** Well under a second. */
    static final long MOST = 150_000_000;

    /** There is nothing left of it. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SpentException() {
            super("the question takes more than " + MOST + " steps", null, false, false);
        }
    }

    private long left = MOST;

    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new SpentException();
        }
    }
}
