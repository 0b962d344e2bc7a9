package io.gatehouse.request.jdbc;

import io.gatehouse.iam.AccountId;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.Approval;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.CarriedChange;
import io.gatehouse.request.DriftFilter;
import io.gatehouse.request.RequestFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Association requests in PostgreSQL. */
@Repository
class JdbcAssociationRequests implements AssociationRequests {

    private static final String ACTIVE = "status in ('PENDING_APPROVAL', 'APPROVED', 'APPLIED')";

    /** Also in an index. */
    private static final String DRIFTED =
            "drift is not null and (status = 'APPLIED' or enforcement_status = 'DRIFTED')";

    private static final String ONE = RequestQuery.sql("select * from association_request where id = :id", "r.id");

    private static final String DUPLICATE = RequestQuery.sql(
            "select * from association_request where principal_arn = :principalArn"
                    + " and instance_arn = :instanceArn and policy_digest = :policyDigest"
                    + " and associations_digest = :associationsDigest and " + ACTIVE,
            "r.id");

    private static final String OPEN_DRIFTS = RequestQuery.sql(
            "select * from association_request where " + DRIFTED + """
                     and (cast(:principal as text) is null or principal_arn = :principal)
                     and (cast(:account as text) is null or split_part(principal_arn, ':', 5) = :account)
                     and (cast(:detectedAt as timestamptz) is null
                          or (drift_detected_at, id) < (:detectedAt, cast(:id as uuid)))
                    order by drift_detected_at desc, id desc limit :limit
                    """, "r.drift_detected_at desc, r.id desc");

    private static final String UPDATE = """
            update association_request
            set version = :version, status = :status, updated_at = :updatedAt,
                enforcement_status = :enforcementStatus, last_verified_at = :lastVerifiedAt,
                drift = :drift, drift_detected_at = :driftDetectedAt, drift_change = :driftChange,
                drift_witness = cast(:driftWitness as json), policy_kind = :policyKind,
                principal_id = :principalId, conflict = cast(:conflict as json),
                replaceable_digest = :replaceableDigest, preflight = cast(:preflight as json)
            where id = :id and version = :version - 1""";

    private final JdbcClient jdbc;
    private final RequestRows rows;
    private final RequestQuery query;
    private final ApprovalRows approvals;

    JdbcAssociationRequests(JdbcClient jdbc, RequestRows rows, RequestQuery query, ApprovalRows approvals) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.query = query;
        this.approvals = approvals;
    }

    @Override
    public boolean add(AssociationRequest request) {
        return jdbc.sql("""
                                insert into association_request (id, version, status, requester, created_at, updated_at,
                                    principal_arn, instance_arn, expires_at, intent, policy, policy_digest,
                                    associations_digest, catalog_version, statements, warnings, preconditions, enforcement_status,
                                    principal_id, preflight)
                                values (:id, :version, :status, :requester, :createdAt, :updatedAt,
                                    :principalArn, :instanceArn, :expiresAt, cast(:intent as json), :policy, :policyDigest,
                                    :associationsDigest, :catalogVersion, cast(:statements as json), cast(:warnings as json),
                                    cast(:preconditions as json), :enforcementStatus, :principalId, cast(:preflight as json))
                                on conflict (principal_arn, instance_arn, policy_digest, associations_digest) where\s""" + ACTIVE + " do nothing")
                        .params(rows.values(request))
                        .update()
                == 1;
    }

    @Override
    public void update(AssociationRequest changed) {
        if (jdbc.sql(UPDATE).params(rows.state(changed)).update() != 1) {
            throw new OptimisticLockingFailureException("request " + changed.id() + " is not at its previous version");
        }
    }

    @Override
    public CarriedChange replacing(AssociationRequest changed) {
        return CarriedChange.of(UPDATE + " returning id", rows.state(changed));
    }

    @Override
    public boolean seen(AssociationRequest unchanged, Instant at) {
        return jdbc.sql("update association_request set last_verified_at = :at where id = :id and version = :version")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", unchanged.id())
                        .param("version", unchanged.version())
                        .update()
                == 1;
    }

    @Override
    public void addApproval(AssociationRequest request, Approval approval) {
        approvals.add(request.id(), approval);
    }

    @Override
    public Optional<AssociationRequest> find(UUID id) {
        return jdbc.sql(ONE).param("id", id).query(query).stream().findFirst();
    }

    @Override
    public AssociationRequest lock(UUID id) {
        return withApprovals(jdbc.sql("select * from association_request where id = :id for no key update")
                        .param("id", id))
                .stream()
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<AssociationRequest> lockOpen(PrincipalArn principal, int limit) {
        return withApprovals(jdbc.sql("select * from association_request where principal_arn = :principal and ("
                        + ACTIVE + " or (status in ('REVOKED', 'EXPIRED')"
                        + " and enforcement_status not in ('NOT_APPLIED', 'REVOKED')))"
                        + " order by id limit :limit for no key update")
                .param("principal", principal.toString())
                .param("limit", limit));
    }

    @Override
    public Optional<AssociationRequest> findDuplicate(AssociationRequest of) {
        return jdbc.sql(DUPLICATE).params(rows.duplicateKey(of)).query(query).stream()
                .findFirst();
    }

    @Override
    public List<AssociationRequest> find(RequestFilter filter) {
        var page = new FilterQuery(filter);
        return jdbc.sql(RequestQuery.sql(page.sql(), FilterQuery.ORDER))
                .params(page.values())
                .query(query);
    }

    @Override
    public List<AssociationRequest> findDrifted(DriftFilter filter) {
        return jdbc.sql(OPEN_DRIFTS)
                .param(
                        "principal",
                        filter.principal().map(PrincipalArn::toString).orElse(null))
                .param("account", filter.account().map(AccountId::digits).orElse(null))
                .param(
                        "detectedAt",
                        filter.before()
                                .map(it -> it.detectedAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param(
                        "id",
                        filter.before().map(DriftFilter.Position::requestId).orElse(null))
                .param("limit", filter.limit())
                .query(query);
    }

    @Override
    public Map<String, Long> countDrifted() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("select drift, count(*) from association_request where " + DRIFTED + " group by drift")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** The decisions by a statement after the one that locks, which may have waited for somebody who added some. */
    private List<AssociationRequest> withApprovals(JdbcClient.StatementSpec locking) {
        List<RequestRows.Row> found = locking.query(rows).list();
        var decisions = approvals.of(found.stream().map(RequestRows.Row::id).toList());
        return found.stream()
                .map(row -> row.toRequest(decisions.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
