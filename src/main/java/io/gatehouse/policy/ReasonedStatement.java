package io.gatehouse.policy;

import io.gatehouse.iam.Sid;
import io.gatehouse.iam.Statement;
import java.util.List;

/** A statement with the reason for each of its actions. */
record ReasonedStatement(Sid sid, Statement statement, List<Because> because) {

    StatementReasons reasons() {
        return new StatementReasons(sid.value(), because);
    }
}
