package io.gatehouse.audit;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.gatehouse.security.Actor;
import io.gatehouse.web.RequestId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds who, when and in which HTTP request, and stores the event. */
@Service
class StoredAuditTrail implements AuditTrail {
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final AuditLog log;
    private final Clock clock;

    StoredAuditTrail(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(AuditEvent event) {
        log.insert(recorded(event));
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void appendAlone(AuditEvent event) {
        log.insert(recorded(event));
    }

    @Override
    public CarriedEvent carried(AuditEvent event) {
        return log.carried(recorded(event));
    }

    private RecordedEvent recorded(AuditEvent event) {
        String actor = event.actor() != null
                ? event.actor()
                : Actor.current().map(Actor::subject).orElse(AuditEvent.SYSTEM);
        return new RecordedEvent(
                ids.generate(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor,
                event.action().text(),
                event.outcome(),
                event.requestId(),
                RequestId.current().orElse(null),
                event.detail());
    }
}
