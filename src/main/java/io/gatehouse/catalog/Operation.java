package io.gatehouse.catalog;

import java.util.Set;

/** What the principal may do with an association. */
public enum Operation {
    /** Create it; for storage also update it, as AWS's example does. */
    ASSOCIATE,
    UPDATE,
    DISASSOCIATE;

    static boolean anyOf(Set<Operation> some, Set<Operation> wanted) {
        for (Operation operation : wanted) {
            if (some.contains(operation)) {
                return true;
            }
        }
        return false;
    }
}
