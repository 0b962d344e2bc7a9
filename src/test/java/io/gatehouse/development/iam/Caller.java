package io.gatehouse.development.iam;

/** Who signed a request: an ARN, the caller's unique id, and the account it belongs to. */
record Caller(String account, String arn, String userId) {

    static Caller root(String account) {
        return new Caller(account, "arn:aws:iam::" + account + ":root", account);
    }
}
