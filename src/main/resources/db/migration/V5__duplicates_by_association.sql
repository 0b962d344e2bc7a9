-- Requests whose targets IAM cannot restrict have the same policy without being the same request.
alter table association_request add column associations_digest text not null default '';

drop index association_request_active;
create unique index association_request_active
    on association_request (principal_arn, instance_arn, policy_digest, associations_digest)
    where status in ('PENDING_APPROVAL', 'APPROVED', 'APPLIED');
