-- Where the policy lives, whom it was put on, and what stood in the way of that.
alter table association_request
    add column policy_kind text not null default 'INLINE' check (policy_kind in ('INLINE', 'MANAGED')),
    add column principal_id text,
    add column conflict json,
    add column replaceable_digest text,
    add column drift_change text,
    add column drift_witness json;

-- Calls that are made before there is a request, to learn what the principal has.
alter table open_aws_call alter column request_id drop not null;
alter table open_aws_call add column principal_arn text, add column policy_name text;
update open_aws_call c set (principal_arn, policy_name) =
    (select r.principal_arn, 'Gatehouse-' || r.id from association_request r where r.id = c.request_id);
alter table open_aws_call alter column principal_arn set not null;
