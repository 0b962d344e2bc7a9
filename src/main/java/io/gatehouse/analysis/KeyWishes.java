package io.gatehouse.analysis;

import io.gatehouse.analysis.ScalarTest.Family;
import io.gatehouse.analysis.TextSearch.Wanted;
import io.gatehouse.iam.Quantifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is wanted of one key: conditions that must hold and others that must not. Each comes down to either all values
 * matching or some value matching, so the values can be looked for one by one.
 */
final class KeyWishes {

    /** A condition, and whether it should hold. */
    record Wish(KeyTest test, boolean holds) {}

    /** A value that the test matches, or does not. */
    private record ValueWish(KeyTest test, boolean matches) {}

    private final List<Wish> wishes;
    private final boolean manyValues;
    private final Effort effort;

    private KeyWishes(List<Wish> wishes, boolean manyValues, Effort effort) {
        this.wishes = wishes;
        this.manyValues = manyValues;
        this.effort = effort;
    }

    /**
     * Values that the key may have; none if it must be absent; empty if nothing fulfils all wishes.
     *
     * @throws UndecidedException if that cannot be said
     */
    static Optional<List<String>> values(List<Wish> wishes, boolean manyValues, Effort effort) {
        boolean absent = true;
        for (Wish wish : wishes) {
            absent &= wish.test().presence().holdsWithoutKey() == wish.holds();
        }
        if (absent) {
            return Optional.of(List.of());
        }
        return new KeyWishes(wishes, manyValues, effort).present();
    }

    private Optional<List<String>> present() {
        List<ValueWish> ofAll = new ArrayList<>();
        List<ValueWish> ofSome = new ArrayList<>();
        for (Wish wish : wishes) {
            KeyTest test = wish.test();
            if (test.presence().isNull()) {
                if (test.presence().holdsWithKey() != wish.holds()) {
                    return Optional.empty();
                }
            } else {
                boolean all = !manyValues || isOfAll(test) == wish.holds();
                (all ? ofAll : ofSome).add(new ValueWish(test, test.negated() != wish.holds()));
            }
        }
        if (ofSome.isEmpty()) {
            return value(ofAll).map(List::of);
        }
        Set<String> values = new LinkedHashSet<>();
        for (ValueWish one : ofSome) {
            List<ValueWish> together = new ArrayList<>(ofAll);
            together.add(one);
            Optional<String> value = value(together);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }

    /** Whether the condition, when it holds, says something of every value. */
    private static boolean isOfAll(KeyTest test) {
        return test.quantifier() == Quantifier.NONE ? test.negated() : test.quantifier() == Quantifier.FOR_ALL_VALUES;
    }

    private Optional<String> value(List<ValueWish> together) {
        List<Wanted> texts = new ArrayList<>(together.size());
        for (ValueWish wish : together) {
            wish.test().texts().ifPresent(set -> texts.add(new Wanted(set, wish.matches())));
        }
        return texts.size() == together.size() ? TextSearch.find(texts, "", effort) : scalar(together);
    }

    private Optional<String> scalar(List<ValueWish> together) {
        List<ScalarTest> scalars =
                together.stream().flatMap(wish -> wish.test().scalar().stream()).toList();
        Set<Family> families = EnumSet.noneOf(Family.class);
        scalars.forEach(scalar -> families.add(scalar.family()));
        Predicate<String> wanted =
                value -> together.stream().allMatch(wish -> wish.test().matches(value, effort) == wish.matches());
        Optional<String> found = families.stream()
                .flatMap(family -> ScalarTest.samples(family, scalars))
                .filter(wanted)
                .findFirst();
        if (found.isEmpty() && (families.size() > 1 || scalars.size() < together.size())) {
            throw new UndecidedException(
                    "the key " + together.get(0).test().name() + " is compared in more than one way");
        }
        return found;
    }
}
