-- A run is worked on by whoever has the lease of its principal, and AWS's ids of its calls are in the audit trail: to write
-- both into the run as well took two updates for each call. Whether IAM may have been changed decides nothing any more: a
-- revocation deletes in every attempt.
alter table enforcement_run drop column lease_until, drop column aws_request_ids, drop column may_have_changed;

-- Whether something is left of whoever had the principal before is asked with each claim.
drop index open_aws_call_by_run;
create index open_aws_call_by_principal on open_aws_call (principal_arn);
