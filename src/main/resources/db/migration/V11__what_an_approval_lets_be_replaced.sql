-- The document in IAM that an approval after a conflict lets be replaced.
alter table association_approval add column live_digest text;
