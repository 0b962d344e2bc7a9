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
                select pg_has_role(current_user, c.relowner, 'MEMBER') or pg_has_role(current_user, n.nspowner, 'MEMBER')
                    or exists (
                        select 1 from pg_roles r where pg_has_role(current_user, r.oid, 'MEMBER')
                            and (has_any_column_privilege(r.oid, c.oid, 'UPDATE')
                                or has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE, TRIGGER')))
                from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = to_regclass('audit_event')
                """).query(Boolean.class).single()) {
            throw new IllegalStateException(
                    "The database role of spring.datasource.username may change or delete rows of audit_event, or owns"
                            + " it, its schema or its database. Let one role own the schema (spring.flyway.user) and connect as another that is"
                            + " neither superuser nor member of the owner, named by"
                            + " spring.flyway.placeholders.applicationRole; the migrations grant what it needs.");
        }
        running = true;
    }
}
