-- Whom a run works on, and whether it may have changed IAM.
alter table enforcement_run
    add column principal_arn text,
    add column may_have_changed boolean not null default true;
update enforcement_run run set principal_arn = request.principal_arn
    from association_request request where request.id = run.request_id;
alter table enforcement_run
    alter column principal_arn set not null,
    alter column may_have_changed set default false,
    add column account text not null generated always as (split_part(principal_arn, ':', 5)) stored;

create index enforcement_run_newest on enforcement_run (created_at desc, id desc);
create index enforcement_run_by_request on enforcement_run (request_id, created_at desc, id desc);
create index enforcement_run_by_principal on enforcement_run (principal_arn, created_at desc, id desc);

-- The one run that may work on a principal, whichever replica has it.
create table principal_lease (
    principal_arn  text           primary key,
    run_id         uuid           not null references enforcement_run,
    token          uuid           not null,
    lease_until    timestamptz(6) not null
);

-- Accounts whose runs wait, since AWS limited the rate of calls; seen by all replicas.
create table account_pause (
    account     text           primary key,
    not_before  timestamptz(6) not null,
    pauses      integer        not null,
    reason      text           not null
);

create index association_request_expiring on association_request (expires_at)
    where status in ('PENDING_APPROVAL', 'APPROVED', 'APPLIED') and expires_at is not null;

grant select, insert, update, delete on principal_lease to ${applicationRole};
grant select, insert, update, delete on account_pause to ${applicationRole};
