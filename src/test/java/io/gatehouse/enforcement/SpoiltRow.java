package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.DATABASE;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A request that cannot be read from the database, until it is closed. */
final class SpoiltRow implements AutoCloseable {

    private final JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(
            DATABASE.jdbcUrl(), DATABASE.owner().user(), DATABASE.owner().password()));
    private final String id;
    private final String intent;

    SpoiltRow(String id) {
        this.id = id;
        this.intent = owner.sql("select intent from association_request where id = cast(:id as uuid)")
                .param("id", id)
                .query(String.class)
                .single();
        store("[]");
    }

    private void store(String text) {
        owner.sql("update association_request set intent = cast(:intent as json) where id = cast(:id as uuid)")
                .param("intent", text)
                .param("id", id)
                .update();
    }

    @Override
    public void close() {
        store(intent);
    }
}
