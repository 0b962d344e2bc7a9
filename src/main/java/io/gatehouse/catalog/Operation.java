package io.gatehouse.catalog;

/** What the principal may do with an association. */
public enum Operation {
    /** Create it; for storage also update it, as AWS's example does. */
    ASSOCIATE,
    UPDATE,
    DISASSOCIATE
}
