package io.gatehouse.request;

import io.gatehouse.policy.PrincipalArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All association requests. Changes join the caller's transaction; what is read has the decisions of that same moment.
 */
public interface AssociationRequests {

    /** Stores a new request, unless one with the same principal, instance, associations and policy is pending or active. */
    boolean add(AssociationRequest request);

    /**
     * Stores a changed request.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if somebody else has changed it meanwhile
     */
    void update(AssociationRequest changed);

    /** What {@link #update} does, for the caller's own statement to do; it returns no row where that throws. */
    CarriedChange replacing(AssociationRequest changed);

    /**
     * Looked at in IAM at this time, and as it was known: no change of the request, and no new version. Locks the request.
     *
     * @return whether it still is at this version; if not, nothing was stored
     */
    boolean seen(AssociationRequest unchanged, Instant at);

    void addApproval(AssociationRequest request, Approval approval);

    Optional<AssociationRequest> find(UUID id);

    /** Reads the request and keeps others from changing it until the caller's transaction ends. */
    AssociationRequest lock(UUID id);

    /**
     * Those of a principal that can be cancelled or revoked; keeps others from changing them until the caller's transaction
     * ends.
     */
    List<AssociationRequest> lockOpen(PrincipalArn principal, int limit);

    /** The pending or active request that keeps {@link #add} from storing this one. */
    Optional<AssociationRequest> findDuplicate(AssociationRequest of);

    /** Newest first. */
    List<AssociationRequest> find(RequestFilter filter);

    /** Those with an {@link AssociationRequest#openDrift open drift}, found last first. */
    List<AssociationRequest> findDrifted(DriftFilter filter);

    /** How many have an open drift, by its result. */
    Map<String, Long> countDrifted();
}
