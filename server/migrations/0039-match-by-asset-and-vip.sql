-- Whether who asks, or for whom it is asked, was a VIP when that was written down: a fold of the log, like the rest of the row.
alter table ticket add column vip boolean not null default false;
