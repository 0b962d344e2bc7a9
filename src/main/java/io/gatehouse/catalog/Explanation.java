package io.gatehouse.catalog;

import java.util.List;

/**
 * A kind in words.
 *
 * @param about what is associated
 * @param restricts what IAM can restrict and what it cannot, and why
 * @param disagreements where AWS's pages contradict each other, and which of them the catalogue follows
 * @param pages those that say so, beyond the sources of the permissions
 */
public record Explanation(String about, String restricts, List<String> disagreements, List<Page> pages) {

    public Explanation {
        disagreements = List.copyOf(disagreements);
        pages = List.copyOf(pages);
    }
}
