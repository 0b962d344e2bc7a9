package io.gatehouse.web;

import java.util.Arrays;

/** A query parameter whose value is the name of a constant. */
public final class ConstantParameter {

    private ConstantParameter() {}

    /** @throws ProblemException naming the constants there are */
    public static <E extends Enum<E>> E of(String parameter, String name, Class<E> type) {
        E[] known = type.getEnumConstants();
        return Arrays.stream(known)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter(
                        parameter, "unreadable", parameter + " is one of " + Arrays.toString(known) + "."));
    }
}
