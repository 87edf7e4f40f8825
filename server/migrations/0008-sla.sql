create table agreement (
  id uuid primary key,
  kind text not null check (kind in ('sla', 'ola', 'uc')),
  name_ru text not null,
  name_en text not null
);

-- A published version is never changed. targets: [{metric, pauses?, byPriority: {"1": Target, …}}], see contract/sla.ts.
create table agreement_version (
  id uuid primary key,
  agreement_id uuid not null references agreement,
  n integer not null check (n > 0),
  valid_from timestamptz not null,
  calendar_version_id uuid not null references calendar_version,
  targets jsonb not null,
  published_at timestamptz not null,
  unique (agreement_id, n)
);

insert into agreement (id, kind, name_ru, name_en) values ('01980000-0000-7000-8000-000000000401', 'sla', 'Обычное соглашение', 'Default agreement');
insert into agreement_version (id, agreement_id, n, valid_from, calendar_version_id, published_at, targets) values
  ('01980000-0000-7000-8000-000000000402', '01980000-0000-7000-8000-000000000401', 1, '2023-01-01', '01980000-0000-7000-8000-000000000302', now(), '[
    {"metric": "firstResponse", "byPriority": {
      "1": {"kind": "duration", "ms": 900000}, "2": {"kind": "duration", "ms": 1800000}, "3": {"kind": "duration", "ms": 3600000},
      "4": {"kind": "duration", "ms": 7200000}, "5": {"kind": "duration", "ms": 14400000}}},
    {"metric": "resolution", "pauses": ["requester"], "byPriority": {
      "1": {"kind": "duration", "ms": 14400000}, "2": {"kind": "duration", "ms": 28800000}, "3": {"kind": "duration", "ms": 57600000},
      "4": {"kind": "duration", "ms": 115200000}, "5": {"kind": "duration", "ms": 230400000}}}
  ]');

-- A promise running on a ticket. `state` is the fold so far; the other columns are read off it at its last happening.
create table clock (
  ticket_id uuid not null,
  metric text not null check (metric in ('firstResponse', 'nextResponse', 'periodicUpdate', 'classification', 'resolution', 'level', 'vendor')),
  scope text not null default '',
  agreement_version_id uuid not null references agreement_version,
  priority integer not null,
  state jsonb not null,
  status text not null check (status in ('running', 'paused', 'met', 'missed', 'cancelled')),
  started_at timestamptz not null,
  as_of timestamptz not null,
  target_ms bigint not null,
  elapsed_ms bigint not null,
  due_at timestamptz,
  breached_at timestamptz,
  ever_breached boolean not null,
  stopped_at timestamptz,
  primary key (ticket_id, metric, scope),
  check ((status in ('met', 'missed')) = (stopped_at is not null))
);
create index clock_due on clock (due_at) where status = 'running';
create index clock_stopped on clock (stopped_at) where stopped_at is not null;
create index clock_agreement on clock (agreement_version_id) where status in ('running', 'paused');

-- The nearest promise of each ticket that still has one: what the queue is sorted by.
create table nearest_due (
  ticket_id uuid primary key,
  due_at timestamptz
);
create index nearest_due_by_moment on nearest_due (due_at, ticket_id);
