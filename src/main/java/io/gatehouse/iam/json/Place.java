package io.gatehouse.iam.json;

import tools.jackson.core.TokenStreamLocation;

/** Where in a policy text something is: line and column from 1, and the JSON pointer of the value. */
record Place(int line, int column, String path) {

    static final Place START = new Place(1, 1, "");

    static Place of(TokenStreamLocation location, String path) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()), path);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + (path.isEmpty() ? "" : ", " + path);
    }
}
