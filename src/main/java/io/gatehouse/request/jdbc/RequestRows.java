package io.gatehouse.request.jdbc;

import io.gatehouse.analysis.Witness;
import io.gatehouse.iam.PolicyDigest;
import io.gatehouse.policy.InstanceArn;
import io.gatehouse.policy.IntentForm;
import io.gatehouse.policy.Precondition;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.policy.StatementReasons;
import io.gatehouse.policy.Warning;
import io.gatehouse.request.Approval;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.request.Enforcement;
import io.gatehouse.request.Enforcement.Drift;
import io.gatehouse.request.EnforcementStatus;
import io.gatehouse.request.PolicyKind;
import io.gatehouse.request.PreflightReport;
import io.gatehouse.request.RequestStatus;
import io.gatehouse.request.RequestedPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Between a request and its row. */
@Component
class RequestRows implements RowMapper<RequestRows.Row> {

    /** A request that lacks its approvals. */
    record Row(UUID id, Function<List<Approval>, AssociationRequest> complete) {

        AssociationRequest toRequest(List<Approval> approvals) {
            return complete.apply(approvals);
        }
    }

    private final JsonMapper json;

    RequestRows(JsonMapper json) {
        this.json = json;
    }

    Map<String, @Nullable Object> values(AssociationRequest request) {
        Map<String, @Nullable Object> values = state(request);
        values.putAll(duplicateKey(request));
        values.put("requester", request.requester());
        values.put("createdAt", utc(request.createdAt()));
        values.put("expiresAt", request.expiresAt().map(RequestRows::utc).orElse(null));
        values.put("intent", json.writeValueAsString(request.intent()));
        values.put("policy", request.policy().json());
        values.put("catalogVersion", request.policy().catalogVersion());
        values.put("statements", json.writeValueAsString(request.policy().statements()));
        values.put("warnings", json.writeValueAsString(request.policy().warnings()));
        values.put("preconditions", json.writeValueAsString(request.policy().preconditions()));
        return values;
    }

    /** What two requests that are open at once may not share. */
    Map<String, String> duplicateKey(AssociationRequest request) {
        return Map.of(
                "principalArn", request.principal().toString(),
                "instanceArn", request.instance().toString(),
                "policyDigest", request.policy().digest().toString(),
                "associationsDigest", AssociationsDigest.of(request.intent()));
    }

    /** What changes in the life of a request. */
    Map<String, @Nullable Object> state(AssociationRequest request) {
        Enforcement enforcement = request.enforcement();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", request.id());
        values.put("version", request.version());
        values.put("status", request.status().name());
        values.put("updatedAt", utc(request.updatedAt()));
        values.put("enforcementStatus", enforcement.status().name());
        values.put(
                "lastVerifiedAt",
                enforcement.lastVerifiedAt().map(RequestRows::utc).orElse(null));
        values.put("drift", enforcement.drift().map(Drift::result).orElse(null));
        values.put(
                "driftDetectedAt",
                enforcement.drift().map(drift -> utc(drift.detectedAt())).orElse(null));
        values.put("driftChange", enforcement.drift().map(Drift::change).orElse(null));
        values.put("driftWitness", text(enforcement.drift().map(Drift::witness)));
        values.put("preflight", text(request.preflight()));
        values.put("policyKind", enforcement.policyKind().name());
        values.put("principalId", enforcement.principalId().orElse(null));
        values.put("conflict", text(enforcement.conflict()));
        values.put(
                "replaceableDigest",
                enforcement.replaceable().map(PolicyDigest::toString).orElse(null));
        return values;
    }

    @Override
    public Row mapRow(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        long version = row.getLong("version");
        RequestStatus status = RequestStatus.valueOf(row.getString("status"));
        String requester = row.getString("requester");
        Instant createdAt = instant(row, "created_at").orElseThrow();
        Instant updatedAt = instant(row, "updated_at").orElseThrow();
        PrincipalArn principal = PrincipalArn.parse(row.getString("principal_arn"));
        InstanceArn instance = InstanceArn.parse(row.getString("instance_arn"));
        Optional<Instant> expiresAt = instant(row, "expires_at");
        IntentForm intent = json.readValue(row.getString("intent"), IntentForm.class);
        RequestedPolicy policy = policy(row);
        Enforcement enforcement = enforcement(row);
        Optional<PreflightReport> preflight = read(row, "preflight", PreflightReport.class);
        return new Row(
                id,
                approvals -> new AssociationRequest(
                        id,
                        version,
                        status,
                        requester,
                        createdAt,
                        updatedAt,
                        principal,
                        instance,
                        expiresAt,
                        intent,
                        policy,
                        approvals,
                        enforcement,
                        preflight));
    }

    private RequestedPolicy policy(ResultSet row) throws SQLException {
        return new RequestedPolicy(
                row.getString("policy"),
                PolicyDigest.parse(row.getString("policy_digest")),
                row.getString("catalog_version"),
                list(row, "statements", StatementReasons[].class),
                list(row, "warnings", Warning[].class),
                list(row, "preconditions", Precondition[].class));
    }

    private <T> List<T> list(ResultSet row, String column, Class<T[]> type) throws SQLException {
        return Arrays.asList(json.readValue(row.getString(column), type));
    }

    private Enforcement enforcement(ResultSet row) throws SQLException {
        return new Enforcement(
                EnforcementStatus.valueOf(row.getString("enforcement_status")),
                PolicyKind.valueOf(row.getString("policy_kind")),
                instant(row, "last_verified_at"),
                drift(row),
                Optional.ofNullable(row.getString("principal_id")),
                read(row, "conflict", Enforcement.Conflict.class),
                Optional.ofNullable(row.getString("replaceable_digest")).map(PolicyDigest::parse));
    }

    private Optional<Drift> drift(ResultSet row) throws SQLException {
        String result = row.getString("drift");
        if (result == null) {
            return Optional.empty();
        }
        return Optional.of(new Drift(
                result,
                instant(row, "drift_detected_at").orElseThrow(),
                row.getString("drift_change"),
                read(row, "drift_witness", Witness.class).orElse(null)));
    }

    private @Nullable String text(Optional<?> value) {
        return value.map(json::writeValueAsString).orElse(null);
    }

    private <T> Optional<T> read(ResultSet row, String column, Class<T> type) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(text -> json.readValue(text, type));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
