package io.gatehouse.enforcement;

import static io.gatehouse.enforcement.EnforcementServices.DATABASE;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A request or run that cannot be read from the database for a time. */
final class SpoiltRow {

    /** What is done in that time. */
    interface Work {
        void run() throws Exception;
    }

    private final JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(
            DATABASE.jdbcUrl(), DATABASE.owner().user(), DATABASE.owner().password()));
    private final String update;
    private final String id;
    private final String sound;

    private SpoiltRow(String table, String column, String type, String id) {
        this.id = id;
        this.update =
                "update %s set %s = cast(:text as %s) where id = cast(:id as uuid)".formatted(table, column, type);
        this.sound = owner.sql("select %s from %s where id = cast(:id as uuid)".formatted(column, table))
                .param("id", id)
                .query(String.class)
                .single();
    }

    static void during(String request, Work work) throws Exception {
        new SpoiltRow("association_request", "intent", "json", request).spoil("[]", work);
    }

    static void ofRunDuring(String run, Work work) throws Exception {
        new SpoiltRow("enforcement_run", "principal_arn", "text", run).spoil("nobody", work);
    }

    private void spoil(String spoilt, Work work) throws Exception {
        store(spoilt);
        try {
            work.run();
        } finally {
            store(sound);
        }
    }

    private void store(String text) {
        owner.sql(update).param("text", text).param("id", id).update();
    }
}
