package io.gatehouse.audit.jdbc;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start as a database role that could rewrite the audit log: before anything else runs, and before the port opens. */
@Component
class AppendOnlyCheck implements SmartLifecycle {
    private final JdbcClient jdbc;
    private volatile boolean running;

    AppendOnlyCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void start() {
        if (jdbc.sql("""
                select has_any_column_privilege(current_user, c.oid, 'UPDATE')
                    or has_table_privilege(current_user, c.oid, 'DELETE, TRUNCATE, TRIGGER')
                    or pg_has_role(current_user, c.relowner, 'MEMBER')
                from pg_class c where c.oid = to_regclass('audit_event')
                """).query(Boolean.class).single()) {
            throw new IllegalStateException(
                    "The database role of spring.datasource.username may change or delete rows of audit_event, or owns"
                            + " it. Let one role own the schema (spring.flyway.user) and connect as another that is"
                            + " neither superuser nor member of the owner, named by"
                            + " spring.flyway.placeholders.applicationRole; the migrations grant what it needs.");
        }
        running = true;
    }
}
