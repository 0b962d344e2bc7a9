package io.gatehouse.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code nextCursor} is null on the last. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /** The page of at most {@code limit} from rows that were read with {@link PageLimit#plusOne}. */
    public static <T> Page<T> of(List<T> rows, PageLimit limit, Function<T, Cursor> position) {
        if (rows.size() <= limit.value()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit.value());
        return new Page<>(items, position.apply(items.get(items.size() - 1)).encode());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(items.stream().<R>map(each).toList(), nextCursor);
    }
}
