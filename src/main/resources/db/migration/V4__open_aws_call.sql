-- Calls of AWS whose intent is on record and whose outcome is not yet. What a crash leaves here is put on record as
-- interrupted when the run is taken over.
create table open_aws_call (
    id          uuid           primary key,
    request_id  uuid           not null references association_request,
    run_id      uuid           references enforcement_run,
    actor       text           not null,
    call        text           not null,
    started_at  timestamptz(6) not null
);

create index open_aws_call_by_run on open_aws_call (run_id);

grant select, insert, delete on open_aws_call to ${applicationRole};
