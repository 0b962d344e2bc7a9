package io.gatehouse.bench;

import io.gatehouse.analysis.AccessProver;
import io.gatehouse.analysis.AccessRequest;
import io.gatehouse.analysis.Containment.Verdict;
import io.gatehouse.analysis.PolicyEvaluator;
import io.gatehouse.analysis.TooComplexException;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.json.PolicyReader;
import io.gatehouse.policy.EffectiveAccess;
import io.gatehouse.policy.Form;
import io.gatehouse.policy.InstanceArn;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the time of each question grows with the number of statements; fails where it grows faster than quadratically. */
public final class GrowthFigures {

    private static final int[] SIZES = {1, 3, 10, 30, 100, 300, 1_000};
    /** Below, what does not depend on the number of statements prevails. */
    private static final int LEAST_FITTED = 30;

    private static final double MOST_EXPONENT = 2.0;
    /** Of one policy. */
    private static final int MOST_STATEMENTS = 100;

    private static final int ROUNDS = 7;
    private static final long WARM_UP = 1_000_000_000L;
    private static final long ROUND = 20_000_000L;
    private static final InstanceArn INSTANCE =
            InstanceArn.parse("arn:aws:connect:us-east-1:111122223333:instance/12345678-90ab-cdef-1234-567890abcdef");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private GrowthFigures() {}

    public static void main(String[] arguments) {
        Map<String, IntFunction<Runnable>> questions = new LinkedHashMap<>();
        questions.put("compile", GrowthFigures::compile);
        questions.put("evaluate", GrowthFigures::evaluate);
        questions.put("contained", GrowthFigures::contained);
        questions.put("not contained", GrowthFigures::notContained);
        questions.put("relation", GrowthFigures::relation);
        System.out.printf(
                "%-14s %s  exponent%n",
                "statements", Arrays.stream(SIZES).mapToObj("%9d"::formatted).collect(Collectors.joining()));
        boolean met = true;
        for (Map.Entry<String, IntFunction<Runnable>> question : questions.entrySet()) {
            double[] times = Arrays.stream(SIZES)
                    .mapToDouble(size -> timeIfAnswered(question.getValue().apply(size)))
                    .toArray();
            double exponent = exponent(times);
            met &= exponent <= MOST_EXPONENT;
            System.out.printf(
                    "%-14s %s  %8.2f%n",
                    question.getKey(),
                    Arrays.stream(times).mapToObj(GrowthFigures::cell).collect(Collectors.joining()),
                    exponent);
        }
        System.out.printf(
                "µs of CPU, the least of %d rounds; exponents are fitted from %d statements on and should be at most %.1f: %s%n",
                ROUNDS, LEAST_FITTED, MOST_EXPONENT, met ? "met" : "NOT MET");
        System.exit(met ? 0 : 1);
    }

    private static Runnable compile(int statements) {
        List<PolicyDocument> policies = policies(statements, "*");
        return () -> require(PolicyEvaluator.of(policies) != null);
    }

    private static Runnable evaluate(int statements) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(policies(statements, "*"));
        var call = new AccessRequest("s3:GetBucketAcl", "arn:aws:s3:::nobodys-7", Map.of());
        return () -> require(evaluator.evaluate(call).decidedBy().isEmpty());
    }

    /** Each statement of one is inside one of the other. */
    private static Runnable contained(int statements) {
        List<PolicyDocument> wide = policies(statements, "*");
        List<PolicyDocument> narrow = policies(statements, "-x*");
        return () -> require(AccessProver.compare(wide, narrow).verdict() == Verdict.CONTAINED);
    }

    /** The last statement is not. */
    private static Runnable notContained(int statements) {
        List<PolicyDocument> wide = policies(statements, "*");
        List<PolicyDocument> more = policies(statements + 1, "-x*");
        return () -> require(AccessProver.compare(wide, more).verdict() == Verdict.NOT_CONTAINED);
    }

    private static Runnable relation(int statements) {
        List<PolicyDocument> policies = policies(statements, "*");
        return () -> require(
                !EffectiveAccess.of(policies, INSTANCE, Form.CATALOG).allows().isEmpty());
    }

    /** Of patterns that do not overlap, each with a condition; the last statement is about the instance. */
    private static List<PolicyDocument> policies(int statements, String end) {
        List<PolicyDocument> policies = new ArrayList<>();
        for (int from = 0; from < statements; from += MOST_STATEMENTS) {
            policies.add(policy(IntStream.range(from, Math.min(statements, from + MOST_STATEMENTS))
                    .mapToObj(i -> "{\"Effect\":\"Allow\",\"Action\":[\"s3:GetBucketAcl\",\"s3:GetBucketLocation\"],"
                            + "\"Resource\":\"arn:aws:s3:::recordings-" + i + "-" + end
                            + "\",\"Condition\":{\"StringEquals\":{\"aws:ResourceAccount\":\"111122223333\"}}}")
                    .toList()));
        }
        policies.add(
                policy(List.of("{\"Effect\":\"Allow\",\"Action\":\"connect:*\",\"Resource\":\"" + INSTANCE + "\"}")));
        return policies;
    }

    private static PolicyDocument policy(List<String> statements) {
        return PolicyReader.read("{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}");
    }

    private static void require(boolean answer) {
        if (!answer) {
            throw new IllegalStateException("answered otherwise than expected");
        }
    }

    private static String cell(double time) {
        return Double.isNaN(time) ? "      422" : "%9.1f".formatted(time);
    }

    /** Not a number where the question takes more steps than it may, so that callers are answered 422. */
    private static double timeIfAnswered(Runnable question) {
        try {
            question.run();
        } catch (TooComplexException e) {
            return Double.NaN;
        }
        return time(question);
    }

    /** Microseconds of CPU: the least of some rounds of one or more repetitions. */
    private static double time(Runnable question) {
        for (long end = cpu() + WARM_UP; cpu() < end; ) {
            question.run();
        }
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpu();
            int count = 0;
            do {
                question.run();
                count++;
            } while (cpu() - start < ROUND);
            least = Math.min(least, (cpu() - start) / 1e3 / count);
        }
        return least;
    }

    private static long cpu() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** The slope of the logarithms, by least squares. */
    private static double exponent(double[] times) {
        int[] fitted = IntStream.range(0, SIZES.length)
                .filter(i -> SIZES[i] >= LEAST_FITTED && !Double.isNaN(times[i]))
                .toArray();
        double meanX = Arrays.stream(fitted)
                .mapToDouble(i -> Math.log(SIZES[i]))
                .average()
                .orElseThrow();
        double meanY = Arrays.stream(fitted)
                .mapToDouble(i -> Math.log(times[i]))
                .average()
                .orElseThrow();
        double up = 0;
        double down = 0;
        for (int i : fitted) {
            double x = Math.log(SIZES[i]) - meanX;
            up += x * (Math.log(times[i]) - meanY);
            down += x * x;
        }
        return up / down;
    }
}
