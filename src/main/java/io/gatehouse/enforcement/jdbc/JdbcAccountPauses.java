package io.gatehouse.enforcement.jdbc;

import io.gatehouse.enforcement.AccountPauses;
import io.gatehouse.iam.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pauses in PostgreSQL. */
@Repository
class JdbcAccountPauses implements AccountPauses {

    private final JdbcClient jdbc;

    JdbcAccountPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void pause(AccountId account, Instant now, Duration first, Duration longest, String reason) {
        jdbc.sql("""
                        insert into account_pause as pause (account, not_before, pauses, reason)
                        values (:account, cast(:now as timestamptz) + least(:first, :longest) * interval '1 millisecond',
                            1, :reason)
                        on conflict (account) do update
                            set pauses = least(pause.pauses + 1, 30), reason = excluded.reason,
                                not_before = cast(:now as timestamptz)
                                    + least(:first * power(2, pause.pauses), :longest) * (1 - random() / 4)
                                    * interval '1 millisecond'
                            where pause.not_before <= :now
                        """)
                .param("account", account.digits())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("first", first.toMillis())
                .param("longest", longest.toMillis())
                .param("reason", reason)
                .update();
    }

    @Override
    public void succeeded(AccountId account, Instant now) {
        jdbc.sql("delete from account_pause where account = :account and not_before <= :now")
                .param("account", account.digits())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
