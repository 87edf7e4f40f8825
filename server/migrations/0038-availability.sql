-- When a service was not there, as recorded on an incident. organisation_id null: for every client. to_at null: it still lasts.
create table outage (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  service_id uuid not null references service,
  organisation_id uuid references organisation,
  degree text not null check (degree in ('full', 'degraded')),
  from_at timestamptz not null,
  to_at timestamptz check (to_at > from_at),
  withdrawn_at timestamptz
);
create index outage_by_ticket on outage (ticket_id);
create index outage_by_service on outage (service_id, from_at) where withdrawn_at is null;

-- What was written down about it, with what stood there before: {service, organisation, degree, from, to}. Only ever added to.
create table outage_change (
  id uuid primary key,
  outage_id uuid not null references outage,
  what text not null check (what in ('recorded', 'ended', 'corrected', 'withdrawn')),
  at timestamptz not null,
  by_id uuid references person,
  reason text not null,
  before jsonb,
  after jsonb not null,
  check ((before is null) = (what = 'recorded'))
);
create index outage_change_by_outage on outage_change (outage_id, at);

-- Work that clients were told of before: it counts neither as service nor as outage. organisations empty: every client.
create table maintenance (
  id uuid primary key,
  service_id uuid not null references service,
  organisations uuid[] not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  text_ru text not null,
  text_en text not null,
  -- Since when these hours are announced.
  announced_at timestamptz not null check (announced_at <= from_at),
  announced_by uuid references person,
  cancelled_at timestamptz check (cancelled_at <= from_at)
);
create index maintenance_by_service on maintenance (service_id, from_at) where cancelled_at is null;
create index maintenance_by_end on maintenance (to_at);

-- Which availability a version promises: [{service, percent, calendar, countsDegraded, noticeHours}], see contract/agreements.ts.
alter table agreement_version add column availability jsonb not null default '[]';
