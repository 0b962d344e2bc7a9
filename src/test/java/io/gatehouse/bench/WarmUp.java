package io.gatehouse.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Repeats what is about to be measured until this JVM compiles little any more: until then, that is what one would measure. */
public final class WarmUp {

    private static final double LITTLE = 0.1;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(4);

    private WarmUp() {}

    /** Some seconds of work. */
    @FunctionalInterface
    public interface Round {
        void run() throws InterruptedException, ExecutionException;
    }

    /** Says so if the time is up before. */
    public static void with(Round round) throws InterruptedException, ExecutionException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long start = System.nanoTime();
        double compiling = 1;
        while (compiling > LITTLE && System.nanoTime() - start < LONGEST_NANOS) {
            long compiled = compiler.getTotalCompilationTime();
            long began = System.nanoTime();
            round.run();
            compiling = (compiler.getTotalCompilationTime() - compiled)
                    / (double) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        }
        System.out.printf(
                "warmed up for %d s, compiling takes %.2f of a processor%n",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start), compiling);
    }
}
