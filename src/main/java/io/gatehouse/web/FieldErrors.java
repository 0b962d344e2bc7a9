package io.gatehouse.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

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
        add(() -> pointer, code, detail);
    }

    public void add(FieldError fault) {
        add(fault::pointer, fault.code(), fault.detail());
    }

    /** Of what is only counted, the pointer is not asked for: a body may have a long one and ten thousands of faults there. */
    void add(Supplier<String> pointer, String code, String detail) {
        if (isFull()) {
            more++;
            return;
        }
        String known = pointer.get();
        characters += known.length();
        if (first.isEmpty() || !isFull()) {
            first.add(new FieldError(known, code, detail));
        } else {
            more++;
        }
    }

    private boolean isFull() {
        return !first.isEmpty() && (first.size() >= MOST || characters > MOST_CHARACTERS);
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
