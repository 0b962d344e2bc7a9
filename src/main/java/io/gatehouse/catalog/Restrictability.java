package io.gatehouse.catalog;

/** How far IAM lets an association be restricted. */
public enum Restrictability {
    /** A dependent action names the target, so only that target can be associated. */
    TARGET,
    /** The target is named, but something else opens with it. */
    PARTIAL,
    /** IAM offers nothing finer than the instance. */
    INSTANCE_ONLY
}
