package io.gatehouse.enforcement;

import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.DriftFilter;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lists the grants that are not in force as they were approved. */
@Service
public class DriftReading {
    private final AssociationRequests requests;

    DriftReading(AssociationRequests requests) {
        this.requests = requests;
    }

    /** Those found last first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<AssociationRequest> find(DriftFilter filter) {
        return requests.findDrifted(filter);
    }
}
