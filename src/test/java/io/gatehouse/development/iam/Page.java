package io.gatehouse.development.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** One page of a sorted list: the items after the marker, and the marker of the next page. */
record Page(List<String> items, boolean truncated) {

    static Page of(List<String> sorted, QueryRequest request) {
        String after = request.optional("Marker").map(Page::decode).orElse("");
        int size = request.optional("MaxItems").map(Page::size).orElse(100);
        List<String> rest =
                sorted.stream().filter(item -> item.compareTo(after) > 0).toList();
        return new Page(rest.subList(0, Math.min(size, rest.size())), rest.size() > size);
    }

    void write(String listName, Xml result) {
        write(listName, result, item -> result.element("member", item));
    }

    /** @param write writes the member that the item stands for */
    void write(String listName, Xml result, Consumer<String> write) {
        result.open(listName);
        items.forEach(write);
        result.close().element("IsTruncated", truncated);
        if (truncated) {
            result.element("Marker", Base64.getUrlEncoder().encodeToString(last().getBytes(UTF_8)));
        }
    }

    private String last() {
        return items.get(items.size() - 1);
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw AwsError.validation("Invalid Marker.");
        }
    }

    private static int size(String text) {
        if (!text.matches("[1-9]\\d{0,2}|1000")) {
            throw Constraint.violation("'" + text + "'", "MaxItems", "Member must be between 1 and 1000");
        }
        return Integer.parseInt(text);
    }
}
