package io.gatehouse.development.iam;

/**
 * What goes back on the wire; {@link #DROPPED} closes the connection instead.
 *
 * @param whole or the connection is closed in the middle of the body
 */
record Answer(int status, String requestId, String body, boolean whole) {

    static final Answer DROPPED = new Answer(0, "", "");

    Answer(int status, String requestId, String body) {
        this(status, requestId, body, true);
    }

    Answer truncated() {
        return new Answer(status, requestId, body, false);
    }

    boolean dropped() {
        return status == 0;
    }
}
