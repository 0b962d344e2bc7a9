package io.gatehouse.analysis;

import io.gatehouse.analysis.ValueComparison.Result;
import io.gatehouse.iam.PolicyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/**
 * A pattern of ARNs. Each of the six parts between colons is matched by itself, the last takes the colons behind it too.
 * Where a statement names resources, a pattern of fewer parts that ends with {@code *} stands for all that follows; a
 * condition compares whole ARNs only.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource</a>
 */
final class ArnPattern {

    private static final int PARTS = 6;

    private final String text;
    private final boolean resource;
    private final boolean any;
    /** Of a pattern that is one ARN, which most are. */
    private final Optional<String> whole;

    private final List<Template> parts;

    private ArnPattern(String text, PolicyVersion version, boolean resource) {
        this.text = text;
        this.resource = resource;
        this.any = resource && text.equals("*");
        this.whole = isWhole(text) ? Optional.of(text) : Optional.empty();
        this.parts = whole.isEmpty() ? new ArrayList<>(PARTS) : List.of();
        if (whole.isEmpty()) {
            for (String part : split(text, version)) {
                parts.add(Template.of(part, version, true));
            }
        }
    }

    private static boolean isWhole(String text) {
        int colons = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' || c == '?' || c == '$') {
                return false;
            }
            colons += c == ':' ? 1 : 0;
        }
        return colons >= PARTS - 1;
    }

    static ArnPattern ofResource(String text, PolicyVersion version) {
        return new ArnPattern(text, version, true);
    }

    static ArnPattern ofValue(String text, PolicyVersion version) {
        return new ArnPattern(text, version, false);
    }

    /** The one ARN that it matches, if there is no wildcard and no variable in it. */
    Optional<String> whole() {
        return whole;
    }

    /** {@link Result#UNRESOLVED} only if nothing but a variable without value could still tell. */
    Result compare(String arn, AccessRequest request, WantedKeys wanted) {
        if (whole.isPresent()) {
            return Result.of(whole.get().equals(arn));
        }
        if (any || (parts.size() < PARTS && !resource)) {
            return Result.of(any);
        }
        wanted.effort().spend(PARTS);
        Result result = Result.MATCHES;
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            int to = last ? arn.length() : arn.indexOf(':', from);
            if (to < 0) {
                return Result.DIFFERS;
            }
            Optional<Glob> part = parts.get(i).resolve(request, wanted, to - from);
            if (part.isEmpty()) {
                result = Result.UNRESOLVED;
            } else if (!part.get().matches(arn, from, to, wanted.effort()) || (last && isCutShortOf(part.get()))) {
                return Result.DIFFERS;
            }
            from = to + 1;
        }
        return result;
    }

    /** The keys of the variables in it, in lower case. */
    void addVariablesTo(Set<String> keys) {
        for (Template part : parts) {
            part.addVariablesTo(keys);
        }
    }

    /** For all calls at once; empty if it matches nothing. */
    Optional<TextPattern> pattern(Reading reading, boolean negated) {
        if (whole.isPresent()) {
            return whole.map(TextPattern::literal);
        }
        if (any) {
            return Optional.of(TextPattern.ANYTHING);
        }
        if (parts.size() < PARTS && !resource) {
            return Optional.empty();
        }
        if (text.indexOf('$') < 0) {
            return parts.size() < PARTS && !text.endsWith("*") ? Optional.empty() : Optional.of(withoutVariables());
        }
        IntStream.Builder tokens = IntStream.builder();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            Optional<TextPattern> part = parts.get(i).pattern(reading, negated, last);
            if (part.isEmpty() || (last && parts.size() < PARTS && !part.get().endsWithAnyNumber())) {
                return Optional.empty();
            }
            if (i > 0) {
                tokens.add(':');
            }
            IntStream.of(part.get().tokens()).forEach(tokens);
        }
        return Optional.of(TextPattern.of(tokens.build()));
    }

    /** The same as part by part. */
    private TextPattern withoutVariables() {
        int[] tokens = TextPattern.glob(text).tokens().clone();
        int colons = parts.size() - 1;
        for (int i = 0; colons > 0; i++) {
            switch (tokens[i]) {
                case ':' -> colons--;
                case TextPattern.ANY_NUMBER -> tokens[i] = TextPattern.NUMBER_BUT_COLON;
                case TextPattern.ANY_ONE -> tokens[i] = TextPattern.ONE_BUT_COLON;
                default -> {}
            }
        }
        return TextPattern.of(tokens);
    }

    /** A pattern of fewer parts must say with a star that more may follow. */
    private boolean isCutShortOf(Glob last) {
        return parts.size() < PARTS && !last.endsWithAnyNumber();
    }

    /** At colons outside of variables, whose names have some of their own. */
    private static List<String> split(String text, PolicyVersion version) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        Matcher variable = Template.variables(text, version);
        boolean more = variable.find();
        for (int i = 0; i < text.length() && parts.size() < PARTS - 1; i++) {
            if (more && i == variable.start()) {
                i = variable.end() - 1;
                more = variable.find();
            } else if (text.charAt(i) == ':') {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
