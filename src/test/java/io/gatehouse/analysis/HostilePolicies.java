package io.gatehouse.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pairs of policies made to take long, together about as large as a body may be; with ' for ". */
public final class HostilePolicies {

    /** Of each kind, the statements of a policy in which a letter is repeated. */
    private static final Map<String, UnaryOperator<String>> KINDS = kinds();

    private HostilePolicies() {}

    public static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    public static List<String> of(String kind) {
        UnaryOperator<String> statements = KINDS.get(kind);
        return List.of(policy(statements.apply("a")), policy(statements.apply("b")));
    }

    private static Map<String, UnaryOperator<String>> kinds() {
        Map<String, UnaryOperator<String>> kinds = new LinkedHashMap<>();
        kinds.put("one long pattern", it -> allow(actions("*" + stars(it)), resources(stars(it))));
        kinds.put(
                "one long pattern denied",
                it -> allow(ANY_ACTION, ANY_RESOURCE) + deny(actions(stars(it) + "*"), resources("*" + stars(it))));
        kinds.put("one long pattern excepted", it -> allow(not(actions(stars(it))), not(resources(stars(it)))));
        kinds.put(
                "one pattern longer than the other",
                it -> allow(ANY_ACTION, resources(it + (it.equals("a") ? "?".repeat(60_000) : stars(it)))));
        kinds.put(
                "growing patterns",
                it -> allow(
                        actions(many(50, i -> ("*" + it).repeat(20 + i) + "?".repeat(i) + "*")),
                        resources(many(150, i -> ("*" + it).repeat(20 + i) + "?".repeat(i) + "*"))));
        kinds.put("many patterns", it -> allow(ANY_ACTION, resources(many(4_000, i -> "*" + it + i + "*"))));
        kinds.put(
                "many patterns excepted",
                it -> allow(ANY_ACTION, not(resources(many(4_000, i -> "*" + i + it + "*")))));
        kinds.put(
                "many resources beside a long pattern",
                it -> it.equals("a")
                        ? allow(ANY_ACTION, resources(many(4_000, i -> it + i)))
                        : deny(ANY_ACTION, resources(stars(it))) + allow(ANY_ACTION, resources(stars("a"))));
        kinds.put(
                "many statements",
                it -> each(700, i -> allow(actions("*" + it + "*" + i), resources("*" + it + "*" + i + "*"))));
        kinds.put(
                "many statements denied",
                it -> each(
                        350,
                        i -> allow(actions("Get*"), resources("*" + it + "*" + i + "*"))
                                + deny(not(actions("*" + it + i)), resources("*" + it + "?" + i + "*"))));
        kinds.put(
                "long patterns of a condition",
                it -> allow(
                        ANY_ACTION,
                        ANY_RESOURCE + ",'Condition':{'StringLike':{'aws:PrincipalTag/t':['" + stars(it) + "']},"
                                + "'StringNotLike':{'aws:PrincipalTag/t':'" + stars(it) + "*'}}"));
        kinds.put(
                "many conditions",
                it -> allow(ANY_ACTION, ANY_RESOURCE)
                        + each(
                                500,
                                i -> deny(
                                        ANY_ACTION,
                                        ANY_RESOURCE + ",'Condition':{'StringLike':{'aws:PrincipalTag/k" + i % 50
                                                + "':'*"
                                                + it + i + "*'},'ForAnyValue:StringNotLike':{'aws:TagKeys':'*" + it
                                                + "?"
                                                + i + "'}}")));
        return kinds;
    }

    private static final String ANY_ACTION = "'Action':'*'";
    private static final String ANY_RESOURCE = "'Resource':'*'";

    private static String stars(String letter) {
        return ("*" + letter).repeat(30_000);
    }

    private static String actions(String... names) {
        return "'Action':['s3:" + String.join("','s3:", names) + "']";
    }

    private static String resources(String... names) {
        return "'Resource':['arn:aws:s3:::" + String.join("','arn:aws:s3:::", names) + "']";
    }

    private static String not(String scope) {
        return "'Not" + scope.substring(1);
    }

    private static String[] many(int number, IntFunction<String> name) {
        return IntStream.range(0, number).mapToObj(name).toArray(String[]::new);
    }

    private static String each(int number, IntFunction<String> statements) {
        return IntStream.range(0, number).mapToObj(statements).collect(Collectors.joining());
    }

    private static String allow(String actions, String resources) {
        return "{'Effect':'Allow'," + actions + "," + resources + "},";
    }

    private static String deny(String actions, String resources) {
        return "{'Effect':'Deny'," + actions + "," + resources + "},";
    }

    private static String policy(String statements) {
        return "{'Version':'2012-10-17','Statement':[" + statements.substring(0, statements.length() - 1) + "]}";
    }
}
