package io.gatehouse.enforcement;

import io.gatehouse.enforcement.ManagedPolicies.Version;
import io.gatehouse.request.AssociationRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer managed policy of the request's own, attached to its principal. */
record ManagedPlacement(ManagedPolicies managed, PolicyArn policy, AssociationRequest request) implements Placement {
    /** IAM keeps no more, the one in force among them. */
    private static final int MOST_VERSIONS = 5;

    ManagedPlacement(ManagedPolicies managed, AssociationRequest request) {
        this(managed, PolicyArn.of(request), request);
    }

    @Override
    public Placed read() {
        return managed.read(policy)
                .map(text -> new Placed(Optional.of(text), isAttached()))
                .orElse(Placed.NOTHING);
    }

    @Override
    public void put(Optional<LivePolicy> before) {
        if (before.isEmpty()) {
            managed.create(policy, request.policy().json(), tags());
        } else if (!before.get().isApproved()) {
            makeRoom();
            managed.createVersion(policy, request.policy().json());
        }
        if (!before.map(LivePolicy::attached).orElse(false)) {
            managed.attach(policy, request.principal());
        }
    }

    private void makeRoom() {
        List<Version> versions = managed.versions(policy);
        if (versions.size() >= MOST_VERSIONS) {
            versions.stream()
                    .filter(version -> !version.isDefault())
                    .findFirst()
                    .ifPresent(oldest -> managed.deleteVersion(policy, oldest.id()));
        }
    }

    @Override
    public void remove() {
        managed.detach(policy, request.principal());
        managed.versions(policy).stream()
                .filter(version -> !version.isDefault())
                .forEach(version -> managed.deleteVersion(policy, version.id()));
        managed.delete(policy);
    }

    @Override
    public boolean isGone() {
        return managed.read(policy).isEmpty() && !isAttached();
    }

    private boolean isAttached() {
        return managed.isAttached(policy, request.principal());
    }

    private Map<String, String> tags() {
        return Map.of(
                "gatehouse:request-id", request.id().toString(),
                "gatehouse:policy-digest", request.policy().digest().toString());
    }
}
