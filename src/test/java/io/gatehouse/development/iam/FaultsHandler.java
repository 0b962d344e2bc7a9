package io.gatehouse.development.iam;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Plans faults by hand. {@code POST /_development/faults} with the form fields {@code operation} (or {@code *}),
 * {@code fault} and, if not once, {@code times} (a number or {@code always}); {@code DELETE} clears. Faults: throttle,
 * too-many-requests, access-denied, service-failure, hang and stale (for {@code seconds}, 30 if not given), drop-before,
 * drop-after, malformed, truncated.
 */
final class FaultsHandler implements HttpHandler {

    private static final Set<String> FIELDS = Set.of("operation", "fault", "times", "seconds");

    private final Faults faults;
    private final SortedSet<String> operations;

    FaultsHandler(Faults faults, Set<String> operations) {
        this.faults = faults;
        this.operations = new TreeSet<>(operations);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "POST" -> plan(exchange);
                case "DELETE" -> {
                    faults.clear();
                    Http.text(exchange, 200, "No faults are planned.\n");
                }
                default -> Http.text(exchange, 405, "POST plans a fault, DELETE clears all.\n");
            }
        }
    }

    private void plan(HttpExchange exchange) throws IOException {
        Map<String, String> form = Form.parse(Http.body(exchange));
        try {
            requireKnown(form.keySet());
            String operation = operation(form);
            faults.times(operation, times(form), fault(form));
            Http.text(exchange, 200, "Planned for " + operation + ": " + form.get("fault") + ".\n");
        } catch (IllegalArgumentException refused) {
            Http.text(exchange, 400, refused.getMessage() + "\n");
        }
    }

    private static void requireKnown(Set<String> fields) {
        SortedSet<String> unknown = new TreeSet<>(fields);
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no " + String.join(", ", unknown) + "; accepted: operation, fault, times, seconds");
        }
    }

    private String operation(Map<String, String> form) {
        String operation = form.getOrDefault("operation", "*");
        if (!operation.equals("*") && !operations.contains(operation)) {
            throw new IllegalArgumentException(
                    "operation is '" + operation + "'; accepted: * or one of " + String.join(", ", operations));
        }
        return operation;
    }

    private static int times(Map<String, String> form) {
        return form.getOrDefault("times", "1").equals("always") ? Integer.MAX_VALUE : number(form, "times", 1);
    }

    private static Duration seconds(Map<String, String> form) {
        return Duration.ofSeconds(number(form, "seconds", 30));
    }

    private static int number(Map<String, String> form, String field, int usual) {
        String text = form.getOrDefault(field, String.valueOf(usual));
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(field + " is '" + text + "'; accepted: a number from 1 to 999999"
                    + (field.equals("times") ? ", or always" : ""));
        }
        return Integer.parseInt(text);
    }

    private static Fault fault(Map<String, String> form) {
        String name = form.getOrDefault("fault", "");
        return switch (name) {
            case "throttle" -> Fault.throttle();
            case "access-denied" -> Fault.accessDenied();
            case "service-failure" -> Fault.serviceFailure();
            case "too-many-requests" -> Fault.tooManyRequests();
            case "hang" -> Fault.hang(seconds(form));
            case "stale" -> Fault.stale(seconds(form));
            case "drop-before" -> Fault.dropConnectionBefore();
            case "drop-after" -> Fault.dropConnectionAfter();
            case "malformed" -> Fault.malformedAnswer();
            case "truncated" -> Fault.truncatedAnswer();
            default ->
                throw new IllegalArgumentException(
                        "fault is '" + name + "'; accepted: throttle, too-many-requests,"
                                + " access-denied, service-failure, hang, stale, drop-before, drop-after, malformed, truncated");
        };
    }
}
