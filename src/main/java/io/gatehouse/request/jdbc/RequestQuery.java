package io.gatehouse.request.jdbc;

import io.gatehouse.request.Approval;
import io.gatehouse.request.AssociationRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;

/** Reads requests with their decisions in one statement, so that both are of the same moment. */
@Component
class RequestQuery implements ResultSetExtractor<List<AssociationRequest>> {

    private final RequestRows rows;

    RequestQuery(RequestRows rows) {
        this.rows = rows;
    }

    /**
     * @param requests a query of whole rows
     * @param order of its rows, by columns of {@code r}, to the end that they stay in it
     */
    static String sql(String requests, String order) {
        return "select r.*, " + ApprovalRows.COLUMNS + " from (" + requests + ") r"
                + " left join association_approval a on a.request_id = r.id order by " + order + ", a.id";
    }

    @Override
    public List<AssociationRequest> extractData(ResultSet result) throws SQLException {
        List<AssociationRequest> found = new ArrayList<>();
        boolean more = result.next();
        while (more) {
            RequestRows.Row row = rows.mapRow(result, found.size());
            List<Approval> approvals = new ArrayList<>();
            do {
                if (result.getObject("approval_id") != null) {
                    approvals.add(ApprovalRows.approval(result));
                }
                more = result.next();
            } while (more && row.id().equals(result.getObject("id", UUID.class)));
            found.add(row.toRequest(approvals));
        }
        return found;
    }
}
