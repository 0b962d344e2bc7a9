package io.gatehouse.catalog.json;

import io.gatehouse.catalog.CatalogChange;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Page;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.Source;
import io.gatehouse.iam.ActionPattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data file that holds what kinds share; they refer to it by name.
 *
 * @param kinds the names of the files with one kind each, in the order in which they are listed
 */
record CatalogFile(
        List<CatalogChange> changelog,
        Map<Source, Page> pages,
        Map<String, RemarkEntry> remarks,
        Map<String, List<PermissionEntry>> permissionSets,
        List<String> kinds) {

    /** A remark without operations holds for all. */
    record RemarkEntry(
            String code,
            String detail,
            @Nullable Set<Operation> operations,
            @Nullable CallEntry shownBy) {

        record CallEntry(String action, @Nullable Map<String, String> context) {}

        Remark toRemark() {
            return new Remark(
                    code,
                    detail,
                    operations == null ? EnumSet.allOf(Operation.class) : operations,
                    Optional.ofNullable(shownBy)
                            .map(it -> new Remark.Call(
                                    new ActionPattern(it.action()),
                                    Objects.requireNonNullElse(it.context(), Map.of()))));
        }
    }
}
