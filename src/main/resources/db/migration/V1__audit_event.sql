-- What happened, by whom. Rows are added and read, never changed: by privilege for the
-- application's role, and by trigger for everybody.
create table audit_event (
    id              uuid           primary key,
    recorded_at     timestamptz(6) not null,
    actor           text           not null,
    action          text           not null,
    outcome         text           not null,
    request_id      uuid,
    http_request_id text,
    detail          json           not null
);

create index audit_event_by_time on audit_event (recorded_at desc, id desc);
create index audit_event_by_request on audit_event (request_id, recorded_at desc, id desc) where request_id is not null;
create index audit_event_by_actor on audit_event (actor, recorded_at desc, id desc);
create index audit_event_by_action on audit_event (action, recorded_at desc, id desc);

create function audit_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_event is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_event_append_only
    before update or delete or truncate on audit_event
    for each statement execute function audit_event_is_append_only();

grant usage on schema ${flyway:defaultSchema} to ${applicationRole};
revoke all on audit_event from public;
grant select, insert on audit_event to ${applicationRole};
