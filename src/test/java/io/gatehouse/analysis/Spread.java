package io.gatehouse.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether generated cases differ enough to show anything: each verdict in a tenth of them, hardly any case twice. */
final class Spread {

    private static final double LEAST_SHARE = 0.1;
    private static final double LEAST_DISTINCT = 0.95;

    private final Map<Object, Integer> verdicts = new TreeMap<>();
    private final Set<Object> distinct = new HashSet<>();
    private int cases;

    /** @param verdicts all that there should be */
    Spread(Object... verdicts) {
        for (Object verdict : verdicts) {
            this.verdicts.put(verdict, 0);
        }
    }

    void add(Object verdict, Object each) {
        verdicts.merge(verdict, 1, Integer::sum);
        distinct.add(each);
        cases++;
    }

    /** What is wrong with it; nothing if it will do. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (cases == 0) {
            faults.add("there are no cases");
        }
        verdicts.forEach((verdict, number) -> {
            if (number < LEAST_SHARE * cases) {
                faults.add("only " + number + " of " + cases + " cases are " + verdict);
            }
        });
        if (distinct.size() < LEAST_DISTINCT * cases) {
            faults.add("only " + distinct.size() + " of " + cases + " cases are distinct");
        }
        return faults;
    }

    @Override
    public String toString() {
        return cases + " cases, " + distinct.size() + " distinct, " + verdicts;
    }
}
