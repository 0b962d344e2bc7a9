package io.gatehouse.development.iam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The managed policies of all accounts and of AWS itself, seen and changed as {@link Principals} are. */
record Policies(Store store, @Nullable Instant asOf, boolean longAgo) {

    private static final Pattern ARN = Pattern.compile("arn:aws:iam::(aws|\\d{12}):policy(?:/[^/]+)*/([^/]+)");
    private static final int ATTACHABLE = 10;

    Optional<ManagedPolicy> find(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new AwsError(400, "InvalidInput", "ARN " + arn + " is not valid.");
        }
        String key = ManagedPolicy.key(parts.group(1), parts.group(2));
        synchronized (store) {
            Optional<ManagedPolicy> found = asOf == null
                    ? store.policies().latest(key)
                    : store.policies().at(key, asOf);
            return found.filter(policy -> policy.arn().equals(arn));
        }
    }

    /** Of the caller's account, or AWS's. */
    ManagedPolicy get(QueryRequest request) {
        String arn = Constraint.POLICY_ARN.of(request, "PolicyArn");
        return find(arn)
                .filter(policy -> List.of(request.account(), ManagedPolicy.AWS).contains(policy.account()))
                .orElseThrow(() -> new AwsError(404, "NoSuchEntity", "Policy " + arn + " was not found."));
    }

    ManagedPolicy add(ManagedPolicy policy) {
        synchronized (store) {
            if (store.policies().latest(policy.key()).isPresent()) {
                throw new AwsError(
                        409,
                        "EntityAlreadyExists",
                        "A policy called %s already exists. Duplicate names are not allowed.".formatted(policy.name()));
            }
            put(policy);
            return policy;
        }
    }

    ManagedPolicy change(ManagedPolicy target, UnaryOperator<ManagedPolicy> change) {
        synchronized (store) {
            ManagedPolicy changed = change.apply(latest(target));
            put(changed);
            return changed;
        }
    }

    void remove(ManagedPolicy target) {
        synchronized (store) {
            ManagedPolicy current = latest(target);
            if (current.attachments() > 0) {
                throw new AwsError(409, "DeleteConflict", "Cannot delete a policy attached to entities.");
            }
            if (current.versions().size() > 1) {
                throw new AwsError(
                        409,
                        "DeleteConflict",
                        "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                                + " versions. The default version is deleted with the policy.");
            }
            store.policies().put(current.key(), Optional.empty(), since());
            store.save();
        }
    }

    void attach(Principal target, ManagedPolicy policy) {
        synchronized (store) {
            new Principals(store, null, longAgo).change(target, current -> attached(current, latest(policy)));
        }
    }

    private Principal attached(Principal current, ManagedPolicy policy) {
        if (current.attached().contains(policy.arn())) {
            return current;
        }
        if (current.attached().size() >= ATTACHABLE) {
            throw new AwsError(
                    409,
                    "LimitExceeded",
                    "Cannot exceed quota for PoliciesPer%s: %d"
                            .formatted(current.kind().title(), ATTACHABLE));
        }
        put(policy.attached(1));
        return current.attachedTo(policy.arn());
    }

    void detach(Principal target, ManagedPolicy policy) {
        synchronized (store) {
            new Principals(store, null, longAgo).change(target, current -> {
                if (!current.attached().contains(policy.arn())) {
                    throw new AwsError(404, "NoSuchEntity", "Policy " + policy.arn() + " was not found.");
                }
                put(latest(policy).attached(-1));
                return current.detachedFrom(policy.arn());
            });
        }
    }

    private ManagedPolicy latest(ManagedPolicy target) {
        return store.policies()
                .latest(target.key())
                .orElseThrow(() -> new AwsError(404, "NoSuchEntity", "Policy " + target.arn() + " was not found."));
    }

    private Instant since() {
        return longAgo ? Instant.EPOCH : Instant.now();
    }

    private void put(ManagedPolicy policy) {
        store.policies().put(policy.key(), Optional.of(policy), since());
        store.save();
    }
}
