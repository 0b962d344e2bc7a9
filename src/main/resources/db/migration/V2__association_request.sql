create table association_request (
    id                   uuid           primary key,
    version              bigint         not null,
    status               text           not null check (status in
        ('PENDING_APPROVAL', 'APPROVED', 'REJECTED', 'CANCELLED', 'APPLIED', 'REVOKED', 'EXPIRED')),
    requester            text           not null,
    created_at           timestamptz(6) not null,
    updated_at           timestamptz(6) not null,
    principal_arn        text           not null,
    instance_arn         text           not null,
    expires_at           timestamptz(6),
    intent               json           not null,
    policy               text           not null,
    policy_digest        text           not null,
    catalog_version      text           not null,
    statements           json           not null,
    warnings             json           not null,
    preconditions        json           not null,
    enforcement_status   text           not null check (enforcement_status in
        ('NOT_APPLIED', 'APPLYING', 'IN_FORCE', 'DRIFTED', 'FAILED', 'CONFLICT', 'REVOKING', 'REVOKED')),
    last_verified_at     timestamptz(6),
    drift                text,
    drift_detected_at    timestamptz(6)
);

create unique index association_request_active on association_request (principal_arn, instance_arn, policy_digest)
    where status in ('PENDING_APPROVAL', 'APPROVED', 'APPLIED');
create index association_request_newest on association_request (created_at desc, id desc);
create index association_request_by_requester on association_request (requester, created_at desc, id desc);
create index association_request_by_principal on association_request (principal_arn, created_at desc, id desc);

create table association_approval (
    id             uuid           primary key,
    request_id     uuid           not null references association_request,
    approver       text           not null,
    decision       text           not null check (decision in ('APPROVE', 'REJECT')),
    policy_digest  text           not null,
    comment        text,
    decided_at     timestamptz(6) not null
);

create index association_approval_by_request on association_approval (request_id, id);

create table idempotency_key (
    actor        text           not null,
    key          text           not null,
    fingerprint  text           not null,
    request_id   uuid           not null references association_request deferrable initially deferred,
    created_at   timestamptz(6) not null,
    primary key (actor, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);

grant select, insert, update on association_request to ${applicationRole};
grant select, insert on association_approval to ${applicationRole};
grant select, insert, delete on idempotency_key to ${applicationRole};
