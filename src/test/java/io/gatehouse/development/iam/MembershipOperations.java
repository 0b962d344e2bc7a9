package io.gatehouse.development.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who is in which group. */
final class MembershipOperations {

    private final Principals principals;

    MembershipOperations(Principals principals) {
        this.principals = principals;
    }

    Map<String, Operation> byName() {
        return Map.of(
                "AddUserToGroup", this::add, "RemoveUserFromGroup", this::remove, "ListGroupsForUser", this::list);
    }

    private void add(QueryRequest request, Xml result) {
        Principal group = target(PrincipalKind.GROUP, request);
        principals.change(target(PrincipalKind.USER, request), user -> user.in(group.name()));
    }

    private void remove(QueryRequest request, Xml result) {
        Principal group = target(PrincipalKind.GROUP, request);
        principals.change(target(PrincipalKind.USER, request), user -> user.outOf(group.name()));
    }

    private void list(QueryRequest request, Xml result) {
        List<String> groups =
                new ArrayList<>(target(PrincipalKind.USER, request).groups());
        Page.of(groups, request).write("Groups", result, name -> {
            result.open("member");
            PrincipalOperations.writeMembers(principals.get(PrincipalKind.GROUP, request.account(), name), result);
            result.close();
        });
    }

    private Principal target(PrincipalKind kind, QueryRequest request) {
        return principals.get(kind, request.account(), kind.name(request));
    }
}
