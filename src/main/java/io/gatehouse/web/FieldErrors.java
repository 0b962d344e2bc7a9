package io.gatehouse.web;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a request: the first faults, and how many more there are. */
public final class FieldErrors {
    /** Whoever has more mends these first. */
    private static final int MOST = 100;

    /** Of all pointers together: callers write the names in them, and may write them long. */
    private static final int MOST_CHARACTERS = 32 * 1024;

    private final List<FieldError> first = new ArrayList<>();
    private int characters;
    private int more;

    public void add(String pointer, String code, String detail) {
        characters = Math.min(characters + pointer.length(), MOST_CHARACTERS + 1);
        if (first.isEmpty() || (first.size() < MOST && characters <= MOST_CHARACTERS)) {
            first.add(new FieldError(pointer, code, detail));
        } else {
            more++;
        }
    }

    public boolean isEmpty() {
        return first.isEmpty();
    }

    /** The last of more than a hundred counts those that are left out. */
    public List<FieldError> all() {
        List<FieldError> all = new ArrayList<>(first);
        if (more > 0) {
            all.add(new FieldError("", "more-problems", "there are " + more + " more problems; mend these first"));
        }
        return all;
    }
}
