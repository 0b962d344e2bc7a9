package io.gatehouse.iam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes a document in its canonical form; what has no order is already sorted by the values themselves. */
final class CanonicalWriter {

    private static final int USUAL_LENGTH = 2048;

    private final StringBuilder out = new StringBuilder(USUAL_LENGTH);

    String write(PolicyDocument policy) {
        out.append("{\"Version\":\"").append(policy.version().text()).append('"');
        Optional<String> id = policy.id();
        if (id.isPresent()) {
            out.append(",\"Id\":");
            JsonText.append(id.get(), out);
        }
        out.append(",\"Statement\":");
        List<Statement> statements = policy.statements();
        if (statements.size() == 1) {
            write(statements.get(0));
        } else {
            writeSorted(statements);
        }
        return out.append('}').toString();
    }

    private void writeSorted(List<Statement> statements) {
        Statement[] sorted = statements.toArray(new Statement[0]);
        int named = moveNamedToFront(sorted);
        Arrays.sort(
                sorted,
                0,
                named,
                (a, b) -> a.sid().orElseThrow().compareTo(b.sid().orElseThrow()));
        out.append('[');
        for (int i = 0; i < named; i++) {
            write(sorted[i]);
            out.append(',');
        }
        writeUnnamed(sorted, named);
        out.setCharAt(out.length() - 1, ']');
    }

    private static int moveNamedToFront(Statement[] statements) {
        int named = 0;
        for (int i = 0; i < statements.length; i++) {
            Statement statement = statements[i];
            if (statement.sid().isPresent()) {
                statements[i] = statements[named];
                statements[named++] = statement;
            }
        }
        return named;
    }

    private void writeUnnamed(Statement[] statements, int from) {
        int start = out.length();
        String[] texts = new String[statements.length - from];
        for (int i = 0; i < texts.length; i++) {
            write(statements[from + i]);
            texts[i] = out.substring(start);
            out.setLength(start);
        }
        Arrays.sort(texts);
        for (String text : texts) {
            out.append(text).append(',');
        }
    }

    private void write(Statement statement) {
        out.append('{');
        Optional<Sid> sid = statement.sid();
        if (sid.isPresent()) {
            out.append("\"Sid\":\"").append(sid.get().value()).append("\",");
        }
        out.append("\"Effect\":\"").append(statement.effect().json());
        ActionScope actions = statement.actions();
        out.append(actions.negated() ? "\",\"NotAction\":" : "\",\"Action\":");
        writeActions(actions.patterns());
        ResourceScope resources = statement.resources();
        out.append(resources.negated() ? ",\"NotResource\":" : ",\"Resource\":");
        writeResources(resources.patterns());
        if (!statement.conditions().isEmpty()) {
            writeConditions(statement.conditions());
        }
        out.append('}');
    }

    private void writeActions(List<ActionPattern> patterns) {
        open(patterns);
        for (int i = 0; i < patterns.size(); i++) {
            separate(i);
            out.append('"').append(patterns.get(i).text()).append('"');
        }
        close(patterns);
    }

    private void writeResources(List<ResourcePattern> patterns) {
        open(patterns);
        for (int i = 0; i < patterns.size(); i++) {
            separate(i);
            JsonText.append(patterns.get(i).text(), out);
        }
        close(patterns);
    }

    private void writeConditions(List<Condition> conditions) {
        out.append(",\"Condition\":{");
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            if (i > 0 && condition.operator().equals(conditions.get(i - 1).operator())) {
                out.append(',');
            } else {
                out.append(i > 0 ? "},\"" : "\"")
                        .append(condition.operator().text())
                        .append("\":{");
            }
            JsonText.append(condition.key().name(), out);
            out.append(':');
            writeValues(condition.values());
        }
        out.append("}}");
    }

    private void writeValues(List<String> values) {
        open(values);
        for (int i = 0; i < values.size(); i++) {
            separate(i);
            JsonText.append(values.get(i), out);
        }
        close(values);
    }

    private void open(List<?> values) {
        if (values.size() > 1) {
            out.append('[');
        }
    }

    private void separate(int index) {
        if (index > 0) {
            out.append(',');
        }
    }

    private void close(List<?> values) {
        if (values.size() > 1) {
            out.append(']');
        }
    }
}
