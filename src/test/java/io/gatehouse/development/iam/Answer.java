package io.gatehouse.development.iam;

/** What goes back on the wire; {@link #DROPPED} closes the connection instead. */
record Answer(int status, String requestId, String body) {

    static final Answer DROPPED = new Answer(0, "", "");

    boolean dropped() {
        return status == 0;
    }
}
