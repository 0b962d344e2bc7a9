package io.gatehouse.request;

/** What an approver makes of a request. */
public enum Decision {
    APPROVE(RequestStatus.APPROVED),
    REJECT(RequestStatus.REJECTED);

    private final RequestStatus outcome;

    Decision(RequestStatus outcome) {
        this.outcome = outcome;
    }

    RequestStatus outcome() {
        return outcome;
    }
}
