package io.gatehouse.catalog.json;

import io.gatehouse.catalog.AssociationCatalog;
import io.gatehouse.catalog.CatalogChange;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Page;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.Source;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
    record RemarkEntry(String code, String detail, @Nullable Set<Operation> operations) {

        Remark toRemark() {
            return new Remark(code, detail, operations == null ? EnumSet.allOf(Operation.class) : operations);
        }
    }

    AssociationCatalog toCatalog(List<KindFile> files) {
        return new AssociationCatalog(
                changelog, pages, files.stream().map(file -> file.toType(this)).toList());
    }

    List<Remark> remarks(List<String> names) {
        return names.stream().map(this::remark).toList();
    }

    private Remark remark(String name) {
        RemarkEntry found = remarks.get(name);
        if (found == null) {
            throw new IllegalArgumentException("unknown remark " + name);
        }
        return found.toRemark();
    }

    /** Those of the named sets, as far as they are for operations that there are. */
    List<Permission> shared(List<String> names, Set<Operation> operations) {
        List<Permission> shared = new ArrayList<>();
        for (String name : names) {
            List<PermissionEntry> set = permissionSets.get(name);
            if (set == null) {
                throw new IllegalArgumentException("unknown permission set " + name);
            }
            set.forEach(entry -> entry.within(operations).ifPresent(shared::add));
        }
        return shared;
    }
}
