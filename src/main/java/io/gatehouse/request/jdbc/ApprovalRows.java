package io.gatehouse.request.jdbc;

import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.request.Approval;
import io.gatehouse.request.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decisions on requests, only ever added. */
@Component
class ApprovalRows {

    /** Of a table {@code a}, named so that they can stand beside those of a request. */
    static final String COLUMNS = "a.id as approval_id, a.request_id as approved_request, a.approver, a.decision,"
            + " a.policy_digest as approved_digest, a.live_digest, a.comment, a.decided_at";

    private final JdbcClient jdbc;

    ApprovalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID request, Approval approval) {
        jdbc.sql("""
                        insert into association_approval
                            (id, request_id, approver, decision, policy_digest, live_digest, comment, decided_at)
                        values (:id, :request, :approver, :decision, :digest, :live, :comment, :at)
                        """)
                .param("id", approval.id())
                .param("request", request)
                .param("approver", approval.approver())
                .param("decision", approval.decision().name())
                .param("digest", approval.policyDigest().toString())
                .param("live", approval.live().map(PolicyDigest::toString).orElse(null))
                .param("comment", approval.comment().orElse(null))
                .param("at", approval.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of each of these requests, oldest first. */
    Map<UUID, List<Approval>> of(Collection<UUID> requests) {
        Map<UUID, List<Approval>> found = new HashMap<>();
        if (requests.isEmpty()) {
            return found;
        }
        jdbc.sql("select " + COLUMNS + " from association_approval a where a.request_id in (:requests) order by a.id")
                .param("requests", requests)
                .query(row -> {
                    found.computeIfAbsent(row.getObject("approved_request", UUID.class), it -> new ArrayList<>())
                            .add(approval(row));
                });
        return found;
    }

    static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                row.getObject("approval_id", UUID.class),
                row.getString("approver"),
                Decision.valueOf(row.getString("decision")),
                PolicyDigest.parse(row.getString("approved_digest")),
                Optional.ofNullable(row.getString("live_digest")).map(PolicyDigest::parse),
                Optional.ofNullable(row.getString("comment")),
                row.getTimestamp("decided_at").toInstant());
    }
}
