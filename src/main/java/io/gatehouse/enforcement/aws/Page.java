package io.gatehouse.enforcement.aws;

import io.gatehouse.enforcement.IamFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some of the items of one of IAM's lists, and where to go on. */
record Page(List<String> items, @Nullable String next) {

    /** Of one list. IAM's own quotas allow far fewer of anything that is listed here. */
    private static final int MOST_PAGES = 20;

    Page {
        items = List.copyOf(items);
    }

    /** Nothing, if the answer says that there is more but not where. */
    static Optional<Page> of(List<String> items, @Nullable Boolean truncated, @Nullable String marker) {
        if (!Boolean.TRUE.equals(truncated)) {
            return Optional.of(new Page(items, null));
        }
        return Optional.ofNullable(marker).map(next -> new Page(items, next));
    }

    /** All items; nothing, if IAM does not know whose they are. */
    static Optional<List<String>> all(Function<@Nullable String, Optional<Page>> list) {
        List<String> items = new ArrayList<>();
        String marker = null;
        for (int read = 0; read < MOST_PAGES; read++) {
            Optional<Page> page = list.apply(marker);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            items.addAll(page.get().items());
            marker = page.get().next();
            if (marker == null) {
                return Optional.of(items);
            }
        }
        throw new IamFailure(IamFailure.Kind.TOO_MUCH_TO_READ, Optional.empty(), Optional.empty());
    }
}
