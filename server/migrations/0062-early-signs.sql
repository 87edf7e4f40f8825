-- An early sign: what may become a recurrence, and is forgotten when nothing follows.
alter table recurrence add column early boolean not null default false;
