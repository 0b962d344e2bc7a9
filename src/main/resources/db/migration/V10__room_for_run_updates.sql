-- A run is updated a dozen times while it is worked on. With room on its page no index has to be told.
alter table enforcement_run set (fillfactor = 30);

-- In the very order in which runs are taken, so that the first is found without sorting.
drop index enforcement_run_due;
create index enforcement_run_due on enforcement_run (due_at, id) where finished_at is null;
