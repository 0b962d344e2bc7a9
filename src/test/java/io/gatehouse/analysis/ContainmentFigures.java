package io.gatehouse.analysis;

import com.microsoft.z3.Status;
import io.gatehouse.analysis.ContainmentPairs.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long {@link AccessProver} and Z3 take to compare the same policies: {@code COUNT SEED}. One thread asks one of them and
 * then the other, after both have been asked about other policies for a while.
 */
public final class ContainmentFigures {

    private static final int WARM_UP = 10_000;
    private static final int WARM_UP_OF_Z3 = 50;
    private static final double LEAST_RATIO = 50;

    private ContainmentFigures() {}

    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[1]);
        warmUp(new ContainmentPairs(seed + 1));
        List<Pair> pairs = Stream.generate(new ContainmentPairs(seed)::next)
                .limit(Integer.parseInt(arguments[0]))
                .toList();
        long[] ours = new long[pairs.size()];
        long[] theirs = new long[pairs.size()];
        int undecided = 0;
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            ours[i] = -System.nanoTime();
            AccessProver.compare(pair.existing(), pair.proposed());
            ours[i] += System.nanoTime();
            theirs[i] = -System.nanoTime();
            Status status = Z3Containment.newAccess(pair.existing(), pair.proposed());
            theirs[i] += System.nanoTime();
            undecided += status == Status.UNKNOWN ? 1 : 0;
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        double ratio = (double) part(theirs, 0.5) / part(ours, 0.5);
        System.out.printf("seed %d, %d pairs, of which Z3 gave up %d%n", seed, pairs.size(), undecided);
        print("Gatehouse", ours);
        print("Z3", theirs);
        System.out.printf(
                "ratio of the medians %.0f (should be at least %.0f: %s)%n",
                ratio, LEAST_RATIO, ratio >= LEAST_RATIO ? "met" : "NOT MET");
        System.exit(ratio >= LEAST_RATIO ? 0 : 1);
    }

    private static void warmUp(ContainmentPairs others) {
        for (int i = 0; i < WARM_UP; i++) {
            Pair pair = others.next();
            AccessProver.compare(pair.existing(), pair.proposed());
            if (i < WARM_UP_OF_Z3) {
                Z3Containment.newAccess(pair.existing(), pair.proposed());
            }
        }
    }

    private static void print(String who, long[] sorted) {
        System.out.printf(
                "%-10s median %,8d µs, p90 %,8d µs, p99 %,8d µs%n",
                who, part(sorted, 0.5) / 1000, part(sorted, 0.9) / 1000, part(sorted, 0.99) / 1000);
    }

    private static long part(long[] sorted, double part) {
        return sorted[(int) (part * (sorted.length - 1))];
    }
}
