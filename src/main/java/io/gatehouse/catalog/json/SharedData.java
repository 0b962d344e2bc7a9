package io.gatehouse.catalog.json;

import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Permission;
import io.gatehouse.catalog.Remark;
import io.gatehouse.catalog.json.CatalogFile.RemarkEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What kinds refer to by name, made once for all of them. */
record SharedData(Map<String, Remark> remarks, Map<String, List<Permission>> sets) {

    static SharedData of(CatalogFile file) {
        Map<String, Remark> remarks = new HashMap<>();
        for (Map.Entry<String, RemarkEntry> entry : file.remarks().entrySet()) {
            remarks.put(entry.getKey(), entry.getValue().toRemark());
        }
        var shared = new SharedData(remarks, new HashMap<>());
        for (Map.Entry<String, List<PermissionEntry>> entry :
                file.permissionSets().entrySet()) {
            shared.sets.put(
                    entry.getKey(),
                    entry.getValue().stream().map(it -> it.toPermission(shared)).toList());
        }
        return shared;
    }

    List<Remark> remarks(List<String> names) {
        List<Remark> found = new ArrayList<>();
        for (String name : names) {
            found.add(known(remarks, "remark", name));
        }
        return found;
    }

    /** Those of the named sets, as far as they are for operations that there are. */
    List<Permission> permissions(List<String> names, Set<Operation> operations) {
        List<Permission> found = new ArrayList<>();
        for (String name : names) {
            for (Permission permission : known(sets, "permission set", name)) {
                permission.within(operations).ifPresent(found::add);
            }
        }
        return found;
    }

    private static <T> T known(Map<String, T> all, String what, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("unknown " + what + " " + name);
        }
        return found;
    }
}
