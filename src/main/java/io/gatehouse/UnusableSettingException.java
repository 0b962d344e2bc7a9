package io.gatehouse;

import io.gatehouse.iam.Excerpt;
import java.util.Collection;
import java.util.stream.Collectors;

/** A setting that the service cannot start with. */
final class UnusableSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    private UnusableSettingException(String description, String action) {
        super(description);
        this.action = action;
    }

    static UnusableSettingException unknown(Collection<String> names, KnownSettings known) {
        return new UnusableSettingException(
                "There is no such setting: "
                        + names.stream()
                                .map(name -> name + " (near: " + String.join(", ", known.nearest(name)) + ")")
                                .collect(Collectors.joining("; "))
                        + ".",
                "Mend its name or leave it out; docs/configuration.md lists all settings.");
    }

    static UnusableSettingException noSwitch(String name, String value) {
        return new UnusableSettingException(
                name + " is " + Excerpt.of(value) + ", which is neither true nor false.", "Set it to true or false.");
    }

    String action() {
        return action;
    }
}
