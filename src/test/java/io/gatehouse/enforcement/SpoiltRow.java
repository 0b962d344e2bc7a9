package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.DATABASE;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A request that cannot be read from the database for a time. */
final class SpoiltRow {

    /** What is done in that time. */
    interface Work {
        void run() throws Exception;
    }

    private final JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(
            DATABASE.jdbcUrl(), DATABASE.owner().user(), DATABASE.owner().password()));
    private final String id;
    private final String intent;

    private SpoiltRow(String id) {
        this.id = id;
        this.intent = owner.sql("select intent from association_request where id = cast(:id as uuid)")
                .param("id", id)
                .query(String.class)
                .single();
    }

    static void during(String id, Work work) throws Exception {
        var row = new SpoiltRow(id);
        row.store("[]");
        try {
            work.run();
        } finally {
            row.store(row.intent);
        }
    }

    private void store(String text) {
        owner.sql("update association_request set intent = cast(:intent as json) where id = cast(:id as uuid)")
                .param("intent", text)
                .param("id", id)
                .update();
    }
}
