-- A row lives as long as one call of AWS, and requests and runs are never deleted. To look both of them up for each call, and
-- lock them, guarded against nothing.
alter table open_aws_call drop constraint open_aws_call_request_id_fkey;
alter table open_aws_call drop constraint open_aws_call_run_id_fkey;
