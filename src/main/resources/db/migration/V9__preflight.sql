-- What was found of the principal when the request was made.
alter table association_request add column preflight json;
