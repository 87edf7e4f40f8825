-- What the radar found to come more often than it did, and what was made of it.
create table recurrence (
  id uuid primary key,
  state text not null check (state in ('proposed', 'accepted', 'merged', 'dismissed')),
  found_at timestamptz not null,
  -- At its strongest: so many incidents from a moment on, so many expected, so many before since `past_from_at`, and how likely that is by chance.
  stretch_from_at timestamptz not null,
  stretch_to_at timestamptz not null check (stretch_to_at >= stretch_from_at),
  incidents integer not null check (incidents > 0),
  expected double precision not null check (expected >= 0),
  before integer not null check (before >= 0),
  past_from_at timestamptz not null check (past_from_at <= stretch_from_at),
  chance double precision not null check (chance between 0 and 1),
  -- What its incidents share: words as most wrote them, most telling first.
  words text[] not null,
  service_id uuid references service,
  asset_id uuid references asset,
  category_id uuid references category,
  problem_id uuid references ticket check ((problem_id is not null) = (state in ('accepted', 'merged'))),
  decided_at timestamptz check ((decided_at is not null) = (state <> 'proposed')),
  decided_by uuid references person,
  reason_id uuid references text_version check (reason_id is null or state = 'dismissed'),
  -- With so many incidents a dismissed one is proposed again.
  returns_at integer check ((returns_at is not null) = (state = 'dismissed')),
  last_event_at timestamptz not null
);
create index recurrence_by_state on recurrence (state, found_at);
create index recurrence_by_problem on recurrence (problem_id) where problem_id is not null;

create table recurrence_ticket (
  recurrence_id uuid not null references recurrence,
  ticket_id uuid not null references ticket,
  primary key (recurrence_id, ticket_id)
);
create index recurrence_ticket_by_ticket on recurrence_ticket (ticket_id);
