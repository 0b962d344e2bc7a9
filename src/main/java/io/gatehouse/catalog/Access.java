package io.gatehouse.catalog;

/** Where the principal works: calls of the API alone, or the console, whose pages also list and describe. */
public enum Access {
    API,
    CONSOLE
}
