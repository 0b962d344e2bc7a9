package io.gatehouse.catalog;

import io.gatehouse.catalog.PermissionResource.Form;
import io.gatehouse.iam.ActionPattern;
import io.gatehouse.iam.Sid;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Actions that an association needs on one resource, for one concern, with where we know it from.
 *
 * @param concern the statement it goes into, as the beginning of its Sid
 * @param needsKey whether only an association that names a KMS key needs it
 * @param opens what it allows beyond the association
 */
public record Permission(
        Sid concern,
        PermissionResource resource,
        boolean needsKey,
        List<ActionPattern> actions,
        List<ConditionTemplate> conditions,
        Set<Profile> profiles,
        Set<Operation> operations,
        Set<Access> access,
        Source source,
        Confidence confidence,
        LocalDate retrieved,
        List<Remark> opens) {

    public Permission {
        actions = List.copyOf(actions);
        conditions = List.copyOf(conditions);
        profiles = Set.copyOf(profiles);
        operations = Set.copyOf(operations);
        access = Set.copyOf(access);
        opens = List.copyOf(opens);
        PermissionRules.check(concern, resource, actions, conditions);
        if (profiles.isEmpty() || operations.isEmpty() || access.isEmpty()) {
            throw new IllegalArgumentException("a permission that never applies: " + concern);
        }
    }

    /** @param encrypted whether the association names a KMS key */
    public boolean appliesTo(Profile profile, Set<Operation> wanted, Access from, boolean encrypted) {
        return profiles.contains(profile)
                && access.contains(from)
                && Operation.anyOf(operations, wanted)
                && (encrypted || !needsKey);
    }

    /** What is left of it where there are fewer operations. */
    public Optional<Permission> within(Set<Operation> there) {
        if (there.containsAll(operations)) {
            return Optional.of(this);
        }
        Set<Operation> left = EnumSet.copyOf(operations);
        left.retainAll(there);
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Permission(
                        concern,
                        resource,
                        needsKey,
                        actions,
                        conditions,
                        profiles,
                        left,
                        access,
                        source,
                        confidence,
                        retrieved,
                        opens));
    }

    /** The actions that reach more than the association: any resource of the account, or the tags of the target. */
    List<ActionPattern> wideActions() {
        return actions.stream()
                .filter(it -> resource.isWide() || it.text().endsWith("agResource"))
                .toList();
    }

    /** Whether its answer owes the caller a word. */
    public boolean goesFurther() {
        return resource.is(Form.ANY) || !opens.isEmpty();
    }

    /** Enough to tell most apart; that of all parts would be computed for every call of a proof. */
    @Override
    public int hashCode() {
        return 31 * concern.hashCode() + actions.hashCode();
    }

    boolean namesServiceLinkedRole() {
        if (resource.is(Form.SERVICE_LINKED_ROLE)) {
            return true;
        }
        for (ConditionTemplate condition : conditions) {
            if (condition.placeholder() == ConditionTemplate.Placeholder.SERVICE_LINKED_ROLE) {
                return true;
            }
        }
        return false;
    }
}
