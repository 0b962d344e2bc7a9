package io.gatehouse.catalog.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Page;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PublishedExample;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A kind explained for people: what IAM can restrict and what it cannot, who says so, and how certain that is.
 *
 * @param restricts what is restricted through what, and what cannot be
 * @param disagreements where AWS's pages contradict each other
 * @param pages those that say so, the sources of its permissions among them
 * @param exampleLeaks what AWS's published example allows beyond the association, if there is one
 */
record KindExplanation(
        @JsonUnwrapped KindView view,
        String about,
        String restricts,
        List<String> disagreements,
        Set<Page> pages,
        List<RemarkView> warnings,
        List<RemarkView> preconditions,
        @Nullable List<RemarkView> exampleLeaks) {

    record RemarkView(String code, String detail, SortedSet<String> operations) {

        static RemarkView of(Remark remark) {
            SortedSet<String> operations = new TreeSet<>();
            remark.operations().forEach(operation -> operations.add(operation.name()));
            return new RemarkView(remark.code(), remark.detail(), operations);
        }

        static List<RemarkView> each(List<Remark> remarks) {
            return remarks.stream().map(RemarkView::of).toList();
        }
    }

    static KindExplanation of(AssociationType type, AssociationCatalog catalog, Predicate<Permission> wanted) {
        return new KindExplanation(
                KindView.of(type, wanted),
                type.explanation().about(),
                type.explanation().restricts(),
                type.explanation().disagreements(),
                pages(type, catalog),
                RemarkView.each(type.warnings()),
                RemarkView.each(type.preconditions()),
                type.example()
                        .map(PublishedExample::leaks)
                        .map(RemarkView::each)
                        .orElse(null));
    }

    private static Set<Page> pages(AssociationType type, AssociationCatalog catalog) {
        Set<Source> sources = new TreeSet<>();
        type.permissions().forEach(permission -> sources.add(permission.source()));
        Set<Page> pages = new LinkedHashSet<>();
        sources.forEach(source -> catalog.page(source).ifPresent(pages::add));
        pages.addAll(type.explanation().pages());
        return pages;
    }
}
