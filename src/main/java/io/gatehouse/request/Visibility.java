package io.gatehouse.request;

import io.gatehouse.security.Actor;
import io.gatehouse.security.Scope;

/** Which requests an actor may see: their own, or all with a scope that needs them. */
record Visibility(Actor actor) {

    static Visibility of(Actor actor) {
        return new Visibility(actor);
    }

    boolean all() {
        return actor.has(Scope.ASSOCIATIONS_APPROVE)
                || actor.has(Scope.ASSOCIATIONS_APPLY)
                || actor.has(Scope.AUDIT_READ);
    }

    boolean includes(AssociationRequest request) {
        return all() || request.requester().equals(actor.subject());
    }
}
