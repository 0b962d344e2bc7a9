package io.gatehouse.catalog;

/** How closely a policy follows the published example, or how much beyond the necessary it grants. */
public enum Profile {
    /** AWS's published example with the caller's values in it, nothing tightened. */
    AWS_EXAMPLE,
    /** Exactly what the association needs, each action on the narrowest resource. */
    LEAST_PRIVILEGE,
    /** Least privilege plus every dependent action that the Service Authorization Reference lists. */
    COMPLETE
}
