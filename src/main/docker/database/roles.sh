#!/bin/sh
# Two roles, so that the service cannot rewrite its own audit trail (docs/operations.md).
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v owner="$OWNER_PASSWORD" -v application="$APPLICATION_PASSWORD" <<'SQL'
create role gatehouse_owner login password :'owner';
create role gatehouse_app login password :'application';
create database gatehouse owner gatehouse_owner;
revoke all on database gatehouse from public;
grant connect on database gatehouse to gatehouse_app;
SQL
