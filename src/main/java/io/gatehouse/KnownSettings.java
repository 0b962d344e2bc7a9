package io.gatehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** The settings of the service by name; what the development run and the tests have besides is on their class path only. */
record KnownSettings(SortedSet<String> names) {

    private static final String LIST = "META-INF/gatehouse-settings.txt";
    private static final int NEAREST = 3;

    KnownSettings {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    static KnownSettings onTheClassPath() {
        var names = new TreeSet<String>();
        try {
            for (URL list :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(LIST))) {
                try (InputStream lines = list.openStream()) {
                    new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownSettings(names);
    }

    /** However it is written: Spring takes letter case, hyphens and underscores lightly. */
    boolean has(String name) {
        String written = plain(name);
        return names.stream().anyMatch(known -> written.matches(pattern(known)));
    }

    /** An environment variable that can only be meant as a setting, since it begins as some do. */
    boolean claims(String variable) {
        String written = variable.toUpperCase(Locale.ROOT);
        return names.stream()
                .map(name -> name.substring(0, name.indexOf('.', "gatehouse.".length()) + 1))
                .anyMatch(group -> written.startsWith(
                        group.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')));
    }

    List<String> nearest(String name) {
        String written = plain(name);
        return names.stream()
                .sorted(Comparator.comparingInt((String known) -> distance(written, plain(known)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(NEAREST)
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** A list may be written by its elements, and an account is any. */
    private static String pattern(String known) {
        return plain(known.replace("*", "0account0")).replace("0account0", "[0-9]+") + "[0-9]*";
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
