package io.gatehouse.catalog.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.AssociationType;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Page;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.PublishedExample;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.Source;
import java.util.ArrayList;
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
        List<PageView> pages,
        List<RemarkView> warnings,
        List<RemarkView> preconditions,
        @Nullable List<RemarkView> exampleLeaks) {

    /** @param source the name by which permissions refer to it, if they do */
    record PageView(@Nullable Source source, String title, String url) {

        static PageView of(@Nullable Source source, Page page) {
            return new PageView(source, page.title(), page.url());
        }
    }

    record RemarkView(String code, String detail, SortedSet<Operation> operations) {

        static RemarkView of(Remark remark, AssociationType type) {
            SortedSet<Operation> operations = new TreeSet<>(remark.operations());
            operations.retainAll(type.operations());
            return new RemarkView(remark.code(), remark.detail(), operations);
        }

        static List<RemarkView> each(List<Remark> remarks, AssociationType type) {
            return remarks.stream().map(remark -> of(remark, type)).toList();
        }
    }

    static KindExplanation of(AssociationType type, AssociationCatalog catalog, Predicate<Permission> wanted) {
        return new KindExplanation(
                KindView.of(type, wanted),
                type.explanation().about(),
                type.explanation().restricts(),
                type.explanation().disagreements(),
                pages(type, catalog),
                RemarkView.each(type.warnings(), type),
                RemarkView.each(type.preconditions(), type),
                type.example()
                        .map(PublishedExample::leaks)
                        .map(leaks -> RemarkView.each(leaks, type))
                        .orElse(null));
    }

    private static List<PageView> pages(AssociationType type, AssociationCatalog catalog) {
        Set<Source> sources = new TreeSet<>();
        type.permissions().forEach(permission -> sources.add(permission.source()));
        List<PageView> pages = new ArrayList<>();
        sources.forEach(source -> catalog.page(source).ifPresent(page -> pages.add(PageView.of(source, page))));
        type.explanation().pages().forEach(page -> pages.add(PageView.of(null, page)));
        return pages;
    }
}
