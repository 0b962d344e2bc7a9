package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

class FailuresTests {

    @Test
    void saysTheDatabaseIsAwayAlsoWhenTheRollbackFailed() {
        var failure = new TransactionSystemException("rollback failed", new SQLException("Connection is closed"));
        failure.initApplicationException(new DataAccessResourceFailureException("I/O error"));
        assertThat(Failures.translate(failure).type()).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void saysTheDatabaseIsAwayWhenTheConnectionIsLostAtTheCommit() {
        var failure = new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        assertThat(Failures.translate(failure).type()).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void saysNothingOfAnyOtherFailure() {
        ProblemException problem = Failures.translate(
                new TransactionSystemException("secret", new SQLException("select secret", "XX000")));
        assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL_ERROR);
        assertThat(problem.detail()).doesNotContain("secret");
    }
}
