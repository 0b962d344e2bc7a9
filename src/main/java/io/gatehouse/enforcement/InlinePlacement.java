package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import java.util.Optional;

/** A policy in the role or user itself: one document under one name. */
record InlinePlacement(IamSession iam, AssociationRequest request) implements Placement {

    @Override
    public Placed read() {
        return document().map(text -> new Placed(Optional.of(text), true)).orElse(Placed.NOTHING);
    }

    @Override
    public void put(Optional<LivePolicy> before) {
        iam.put(request.principal(), request.policyName(), request.policy().json());
    }

    @Override
    public void remove() {
        iam.delete(request.principal(), request.policyName());
    }

    @Override
    public boolean isGone() {
        return document().isEmpty();
    }

    private Optional<String> document() {
        return iam.read(request.principal(), request.policyName());
    }
}
