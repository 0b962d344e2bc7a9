create table enforcement_run (
    id               uuid           primary key,
    request_id       uuid           not null references association_request,
    operation        text           not null check (operation in ('APPLY', 'REVOKE')),
    status           text           not null check (status in ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED')),
    attempts         integer        not null,
    aws_request_ids  text[]         not null,
    error_code       text,
    error_detail     text,
    actor            text           not null,
    reason           text,
    http_request_id  text,
    created_at       timestamptz(6) not null,
    finished_at      timestamptz(6),
    due_at           timestamptz(6) not null,
    lease_token      uuid,
    lease_until      timestamptz(6),
    check ((finished_at is null) = (status in ('PENDING', 'RUNNING')))
);

create unique index enforcement_run_open on enforcement_run (request_id) where finished_at is null;
create index enforcement_run_due on enforcement_run (due_at) where finished_at is null;

grant select, insert, update on enforcement_run to ${applicationRole};
