package io.gatehouse;

import io.gatehouse.development.database.DevelopmentDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reaches into the shared database as its owner, to move time where a test may not wait. */
public final class OwnerSql {
    private OwnerSql() {}

    public static JdbcClient client() {
        DevelopmentDatabase database = SharedServices.DATABASE;
        return JdbcClient.create(new DriverManagerDataSource(
                database.jdbcUrl(), database.owner().user(), database.owner().password()));
    }
}
