package io.gatehouse.request;

import io.gatehouse.audit.AuditTrail;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends requests whose grant is over and of which IAM has nothing. */
@Service
public class Expirations {

    private final AssociationRequests requests;
    private final AuditTrail audit;

    Expirations(AssociationRequests requests, AuditTrail audit) {
        this.requests = requests;
        this.audit = audit;
    }

    @Transactional
    public void expire(AssociationRequest request, Instant now) {
        AssociationRequest expired =
                request.become(RequestStatus.EXPIRED, request.enforcement(), now.truncatedTo(ChronoUnit.MICROS));
        requests.update(expired);
        record(expired);
    }

    /** Puts on record that a request has become expired. */
    @Transactional
    public void record(AssociationRequest expired) {
        audit.append(RequestEvents.expired(expired));
    }
}
