package io.gatehouse.policy;

import io.gatehouse.catalog.AssociationType;
import io.gatehouse.iam.AccountId;
import io.gatehouse.iam.Arn;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds associations that stand twice, or that contradict each other about the owner of one target. */
final class Repetition {

    private record Made(String type, String target, String stored) {}

    private final Problems problems;
    private final Set<Made> seen = new HashSet<>();
    private final Map<Arn, AccountId> owners = new HashMap<>();

    Repetition(Problems problems) {
        this.problems = problems;
    }

    /** Judged by the text, so that it is found whatever else is wrong; each thing has only one name. */
    void check(String pointer, AssociationForm form, AssociationType type) {
        String target = target(form, type);
        if (target == null) {
            return;
        }
        Set<Made> made = new HashSet<>();
        for (String stored : type.isStorage() ? stored(form) : List.of("")) {
            made.add(new Made(type.name(), target, stored));
        }
        if (!Collections.disjoint(seen, made)) {
            problems.add(
                    pointer, "duplicate-association", "stands in this list already; accepted: each association once");
        }
        seen.addAll(made);
    }

    /** Two associations with one target; whose it is may be said or left out. */
    void checkOwner(String pointer, AssociationGrant grant) {
        AccountId owner = grant.targetAccount();
        AccountId other =
                grant.target().map(target -> owners.putIfAbsent(target, owner)).orElse(null);
        if (other != null && !other.equals(owner)) {
            problems.add(
                    pointer + "/resourceAccountId",
                    "contradicts-association",
                    "another association gives the same target another owner, " + other.digits()
                            + "; accepted: the same resourceAccountId for each association of a target");
        }
    }

    /** Empty for kinds whose associations have nothing to tell them apart, null where it is missing. */
    private static @Nullable String target(AssociationForm form, AssociationType type) {
        if (type.named().isPresent()) {
            return form.streamPrefix() == null ? form.origin() : form.streamPrefix();
        }
        if (type.target().isEmpty() || !type.target().get().required()) {
            return Objects.requireNonNullElse(form.resourceArn(), "");
        }
        return form.resourceArn();
    }

    private static List<String> stored(AssociationForm form) {
        List<@Nullable String> names = form.storageResourceTypes();
        return names == null
                ? List.of()
                : names.stream().filter(Objects::nonNull).toList();
    }
}
