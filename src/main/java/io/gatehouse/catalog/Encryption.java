package io.gatehouse.catalog;

/** Whether an association names a KMS key. */
public enum Encryption {
    NONE,
    OPTIONAL,
    REQUIRED
}
