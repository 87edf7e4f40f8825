-- Since when an incident is so, before anybody told us of it.
alter table ticket add column occurred_at timestamptz;
-- What lifts a priority above impact x urgency.
alter table ticket add column raised_by text[] not null default '{}';
-- How much hangs on a service.
alter table service add column criticality text not null default 'ordinary' check (criticality in ('ordinary', 'critical'));
