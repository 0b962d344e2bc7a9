package io.gatehouse.analysis;

/** How a statement with policy variables is read for all calls at once. */
enum Reading {
    /** So that it applies at least wherever it does for some value of the variables. */
    MAY_APPLY,
    /** So that it applies at most where it does for every value. */
    MUST_APPLY,
    /** As it is for calls that have none of the keys that variables name. */
    WITHOUT_VARIABLES
}
