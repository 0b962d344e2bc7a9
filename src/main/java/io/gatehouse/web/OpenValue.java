package io.gatehouse.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An object or array that is being read, and what its next part is to be. */
final class OpenValue {
    /** What can be said of a member's name. */
    enum Name {
        KNOWN,
        UNKNOWN,
        REPEATED
    }

    private final Shape shape;
    private final Set<String> names = new HashSet<>();
    private Shape next;

    OpenValue(Shape shape) {
        this.shape = shape;
        this.next = shape.element();
    }

    Name named(String name) {
        Shape known = shape.member(name);
        next = known == null ? Shape.ANYTHING : known;
        if (!names.add(name)) {
            return Name.REPEATED;
        }
        return known == null ? Name.UNKNOWN : Name.KNOWN;
    }

    Shape next() {
        return next;
    }

    Collection<String> members() {
        return shape.members() == null ? List.of() : shape.members().keySet();
    }
}
