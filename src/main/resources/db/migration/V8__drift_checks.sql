-- When each grant is looked at next. A narrow table of its own: it changes with every look, requests do not.
create table drift_check (
    request_id     uuid           primary key references association_request,
    account        text           not null,
    next_check_at  timestamptz(6) not null
);

create index drift_check_due on drift_check (next_check_at, account);

-- What is applied already, spread over the default interval.
insert into drift_check (request_id, account, next_check_at)
    select id, split_part(principal_arn, ':', 5), now() + random() * interval '15 minutes'
    from association_request where status = 'APPLIED' or enforcement_status = 'DRIFTED';

create index association_request_drifted on association_request (drift_detected_at desc, id desc)
    where drift is not null and (status = 'APPLIED' or enforcement_status = 'DRIFTED');

grant select, insert, update, delete on drift_check to ${applicationRole};
