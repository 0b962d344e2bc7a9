-- A run that may be taken is also looked for account by account, so that those that have to wait cost nothing, however many
-- runs of theirs are due.
create index enforcement_run_due_by_account on enforcement_run (account, due_at, id) where finished_at is null;

-- Each account that has a run that has not ended.
create view enforcement_run_account as
    with recursive step as (
        (select account from enforcement_run where finished_at is null order by account limit 1)
        union all
        select (select later.account from enforcement_run later
                where later.finished_at is null and later.account > step.account order by later.account limit 1)
        from step where step.account is not null)
    select account from step where account is not null;

grant select on enforcement_run_account to ${applicationRole};
