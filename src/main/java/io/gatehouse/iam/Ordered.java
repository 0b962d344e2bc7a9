package io.gatehouse.iam;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Copies a collection whose order means nothing into one fixed order, without repetitions. */
final class Ordered {

    private Ordered() {}

    static <T extends Comparable<? super T>> List<T> copyOf(Collection<? extends T> values) {
        if (values.size() < 2) {
            return List.copyOf(values);
        }
        @SuppressWarnings("unchecked")
        T[] sorted = (T[]) values.toArray(new Comparable<?>[0]);
        Arrays.sort(sorted);
        int kept = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (!sorted[i].equals(sorted[kept - 1])) {
                sorted[kept++] = sorted[i];
            }
        }
        return List.of(kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept));
    }
}
