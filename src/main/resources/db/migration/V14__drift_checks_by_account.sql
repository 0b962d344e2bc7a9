-- What is due is asked account by account, so that those that are left alone for now cost nothing, however many grants of
-- theirs are due.
drop index drift_check_due;
create index drift_check_due on drift_check (account, next_check_at);

-- Each account that has any, and when its first is due.
create view drift_check_account as
    with recursive step as (
        (select account from drift_check order by account limit 1)
        union all
        select (select later.account from drift_check later where later.account > step.account order by later.account limit 1)
        from step where step.account is not null)
    select account, first.next_check_at from step cross join lateral (
        select next_check_at from drift_check where account = step.account order by next_check_at limit 1) first
    where account is not null;

grant select on drift_check_account to ${applicationRole};
