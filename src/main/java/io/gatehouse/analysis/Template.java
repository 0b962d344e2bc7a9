package io.gatehouse.analysis;

import io.gatehouse.iam.PolicyVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A text of a policy that may hold wildcards and policy variables: {@code ${key}}, {@code ${key, 'default'}}, and
 * {@code ${*}}, {@code ${?}}, {@code ${$}} for these characters themselves. The older language version has no variables.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy variables</a>
 */
final class Template {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
    private static final Pattern WITH_DEFAULT = Pattern.compile("([^,]*),\\s*'([^']*)'\\s*");

    private sealed interface Part permits Fixed, Variable {}

    private record Fixed(String text, boolean wildcards) implements Part {
        IntStream tokens() {
            return wildcards ? Glob.tokens(text) : text.chars();
        }

        Glob glob() {
            return wildcards ? Glob.of(text) : Glob.literal(text);
        }

        TextPattern pattern(int anyNumber, int anyOne) {
            return wildcards ? TextPattern.glob(text, anyNumber, anyOne) : TextPattern.literal(text);
        }
    }

    private record Variable(String key, String name, Optional<String> byDefault) implements Part {}

    private final List<Part> parts;
    private final Optional<Glob> fixed;
    /** How long the texts are at least that match what is not variable. */
    private final long leastOfFixed;

    /** Each with how often it is there. */
    private final Map<Variable, Integer> variables = new LinkedHashMap<>();

    private Template(List<Part> parts) {
        this.parts = parts;
        this.leastOfFixed = parts.stream().mapToLong(Template::least).sum();
        for (Part part : parts) {
            if (part instanceof Variable variable) {
                variables.merge(variable, 1, Integer::sum);
            }
        }
        this.fixed = fixed(parts);
    }

    private static Optional<Glob> fixed(List<Part> parts) {
        if (parts.size() == 1 && parts.get(0) instanceof Fixed only) {
            return Optional.of(only.glob());
        }
        return parts.stream().allMatch(Fixed.class::isInstance)
                ? Optional.of(Glob.of(parts.stream()
                        .flatMapToInt(part -> ((Fixed) part).tokens())
                        .toArray()))
                : Optional.empty();
    }

    private static long least(Part part) {
        return part instanceof Fixed text
                ? text.tokens().filter(token -> token != Glob.ANY_NUMBER).count()
                : 0;
    }

    /** @param wildcards whether {@code *} and {@code ?} are wildcards outside of variables */
    static Template of(String text, PolicyVersion version, boolean wildcards) {
        Matcher variable = variables(text, version);
        if (!variable.find()) {
            return new Template(List.of(new Fixed(text, wildcards)));
        }
        List<Part> parts = new ArrayList<>();
        int end = 0;
        do {
            parts.add(new Fixed(text.substring(end, variable.start()), wildcards));
            parts.add(variable(variable.group(1)));
            end = variable.end();
        } while (variable.find());
        parts.add(new Fixed(text.substring(end), wildcards));
        return new Template(parts);
    }

    /** The places of all variables, one after the other. */
    static Matcher variables(String text, PolicyVersion version) {
        return VARIABLE.matcher(version == PolicyVersion.V2012_10_17 && text.contains("${") ? text : "");
    }

    private static Part variable(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Fixed(inside, false);
        }
        Matcher withDefault = WITH_DEFAULT.matcher(inside);
        return withDefault.matches()
                ? variable(withDefault.group(1), Optional.of(withDefault.group(2)))
                : variable(inside, Optional.empty());
    }

    private static Part variable(String name, Optional<String> byDefault) {
        return new Variable(name.strip().toLowerCase(Locale.ROOT), name.strip(), byDefault);
    }

    /** The same for all calls, if there is no variable in it. */
    Optional<Glob> fixed() {
        return fixed;
    }

    /**
     * With the request's values in place of variables; empty if one of them has none, or more than one.
     *
     * @param length of the text that is to match: what is longer is not written out, so that many variables cost no more
     *     than they are long
     */
    Optional<Glob> resolve(AccessRequest request, WantedKeys wanted, int length) {
        if (fixed.isPresent()) {
            return fixed;
        }
        Map<Variable, String> values = new HashMap<>();
        long least = leastOfFixed;
        for (Map.Entry<Variable, Integer> each : variables.entrySet()) {
            Optional<String> value = value(each.getKey(), request, wanted);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(each.getKey(), value.get());
            least += (long) each.getValue() * value.get().length();
        }
        return Optional.of(least > length ? Glob.OF_NO_TEXT : with(values));
    }

    private Glob with(Map<Variable, String> values) {
        IntStream.Builder tokens = IntStream.builder();
        for (Part part : parts) {
            if (part instanceof Fixed text) {
                text.tokens().forEach(tokens);
            } else if (part instanceof Variable variable) {
                values.getOrDefault(variable, "").chars().forEach(tokens);
            }
        }
        return Glob.of(tokens.build().toArray());
    }

    /** The keys of the variables in it, in lower case. */
    void addVariablesTo(Set<String> keys) {
        for (Part part : parts) {
            if (part instanceof Variable variable) {
                keys.add(variable.key());
            }
        }
    }

    /** For all calls at once. */
    Optional<TextPattern> pattern(Reading reading, boolean negated, boolean passesColon) {
        int anyNumber = passesColon ? TextPattern.ANY_NUMBER : TextPattern.NUMBER_BUT_COLON;
        int anyOne = passesColon ? TextPattern.ANY_ONE : TextPattern.ONE_BUT_COLON;
        if (parts.size() == 1 && parts.get(0) instanceof Fixed only) {
            return Optional.of(only.pattern(anyNumber, anyOne));
        }
        IntStream.Builder tokens = IntStream.builder();
        for (Part part : parts) {
            if (part instanceof Fixed fixedText) {
                IntStream.of(fixedText.pattern(anyNumber, anyOne).tokens()).forEach(tokens);
            } else if (reading == Reading.WITHOUT_VARIABLES
                    && ((Variable) part).byDefault().isPresent()) {
                ((Variable) part).byDefault().get().codePoints().forEach(tokens);
            } else if (reading == Reading.MAY_APPLY && !negated) {
                tokens.add(anyNumber);
            } else if (reading != Reading.MAY_APPLY && negated) {
                return Optional.of(TextPattern.of(IntStream.of(anyNumber)));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(TextPattern.of(tokens.build()));
    }

    private static Optional<String> value(Variable variable, AccessRequest request, WantedKeys wanted) {
        List<String> values = request.values(variable.key());
        if (values.size() == 1) {
            return Optional.of(values.get(0));
        }
        if (values.isEmpty()) {
            wanted.add(variable.name());
        }
        return values.isEmpty() ? variable.byDefault() : Optional.empty();
    }
}
