package io.gatehouse.analysis;

import com.microsoft.z3.Status;
import io.gatehouse.analysis.ContainmentPairs.Pair;
import io.gatehouse.bench.WarmUp;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * How long {@link AccessProver} and Z3 take to compare the same policies: {@code COUNT SEED}. One thread asks one of them and
 * then the other about the next hundred, after both have been asked about other policies for a while.
 */
public final class ContainmentFigures {

    private static final int WARM_UP_PAIRS = 20_000;
    private static final int WARM_UP_OF_Z3 = 400;
    private static final double LEAST_RATIO = 50;
    /** Pairs that one of them is asked about before the other is, so that neither begins each with the other's caches. */
    private static final int IN_TURN = 100;

    private ContainmentFigures() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        long seed = Long.parseLong(arguments[1]);
        var others = new ContainmentPairs(seed + 1);
        WarmUp.with(() -> warmUp(others));
        List<Pair> pairs = Stream.generate(new ContainmentPairs(seed)::next)
                .limit(Integer.parseInt(arguments[0]))
                .toList();
        long[] ours = new long[pairs.size()];
        long[] theirs = new long[pairs.size()];
        int undecided = 0;
        for (int from = 0; from < pairs.size(); from += IN_TURN) {
            int to = Math.min(from + IN_TURN, pairs.size());
            for (int i = from; i < to; i++) {
                Pair pair = pairs.get(i);
                ours[i] = -System.nanoTime();
                AccessProver.compare(pair.existing(), pair.proposed());
                ours[i] += System.nanoTime();
            }
            for (int i = from; i < to; i++) {
                Pair pair = pairs.get(i);
                theirs[i] = -System.nanoTime();
                Status status = Z3Containment.newAccess(pair.existing(), pair.proposed());
                theirs[i] += System.nanoTime();
                undecided += status == Status.UNKNOWN ? 1 : 0;
            }
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
        for (int i = 0; i < WARM_UP_PAIRS; i++) {
            Pair pair = others.next();
            AccessProver.compare(pair.existing(), pair.proposed());
            if (i % (WARM_UP_PAIRS / WARM_UP_OF_Z3) == 0) {
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
