package io.gatehouse.probe;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.catalog.Template;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A row of {@code probe/calls.txt}: a call that an association needs. */
record NeededCall(
        Set<String> types,
        Set<Operation> operations,
        Profile profile,
        When when,
        String action,
        Template resource,
        Optional<NeededContext> context) {

    enum When {
        ANY,
        KEY,
        CONSOLE
    }

    record NeededContext(String key, Template value) {}

    static List<NeededCall> all() {
        var in = Objects.requireNonNull(NeededCall.class.getResourceAsStream("/probe/calls.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(NeededCall::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isFor(AssociationType type) {
        return types.contains(type.kind()) || types.contains(type.name());
    }

    boolean isFor(Operation operation, Profile wanted, Set<When> there) {
        return operations.contains(operation)
                && (profile == Profile.LEAST_PRIVILEGE || wanted == Profile.COMPLETE)
                && there.contains(when);
    }

    private static NeededCall parse(String line) {
        String[] columns = (line + " ").split("\\|");
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].strip();
        }
        String[] context = columns[6].split("=");
        return new NeededCall(
                Set.of(columns[0].split(", ")),
                Arrays.stream(columns[1].split(", "))
                        .map(Operation::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class))),
                Profile.valueOf(columns[2]),
                When.valueOf(columns[3].toUpperCase(Locale.ROOT)),
                columns[4],
                new Template(columns[5]),
                context.length < 2
                        ? Optional.empty()
                        : Optional.of(new NeededContext(context[0], new Template(context[1]))));
    }
}
