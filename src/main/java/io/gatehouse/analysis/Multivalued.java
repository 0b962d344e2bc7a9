package io.gatehouse.analysis;

import io.gatehouse.iam.Condition;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.Quantifier;
import io.gatehouse.iam.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The keys that may have several values: those that AWS documents so, and those that a policy compares as such. */
final class Multivalued {

    private static final String FILE = "/iam/multivalued-keys.txt";
    private static final Set<String> DOCUMENTED = new HashSet<>();
    /** What keys begin with whose names go on with a name of the caller's. */
    private static final List<String> BEGINNINGS = new ArrayList<>();

    static {
        for (String line : lines()) {
            if (line.endsWith("*")) {
                BEGINNINGS.add(line.substring(0, line.length() - 1));
            } else if (!line.startsWith("#")) {
                DOCUMENTED.add(line);
            }
        }
    }

    private static List<String> lines() {
        try (InputStream file = Objects.requireNonNull(Multivalued.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final Set<String> named = new HashSet<>();

    Multivalued(List<PolicyDocument> policies) {
        for (PolicyDocument policy : policies) {
            for (Statement statement : policy.statements()) {
                for (Condition condition : statement.conditions()) {
                    if (condition.operator().quantifier() != Quantifier.NONE) {
                        named.add(condition.key().normalised());
                    }
                }
            }
        }
    }

    /** @param key in lower case */
    boolean contains(String key) {
        return DOCUMENTED.contains(key)
                || named.contains(key)
                || BEGINNINGS.stream().anyMatch(key::startsWith);
    }
}
