-- The analysis of a problem: a row for each thing that is written down. Its words stand in text_version; what stood there before stays there.
create table analysis_entry (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  part text not null check (part in ('hypothesis', 'for', 'against', 'why', 'cause', 'moment', 'lesson', 'fix', 'test', 'risk')),
  -- Of evidence its hypothesis.
  parent_id uuid references analysis_entry check ((parent_id is not null) = (part in ('for', 'against'))),
  text_id uuid not null references text_version,
  -- A path of the desk or an https address; empty: none.
  link text not null,
  branch text check (branch in ('people', 'process', 'technology', 'information', 'environment', 'suppliers')) check ((branch is not null) = (part = 'cause')),
  happened_at timestamptz check ((happened_at is not null) = (part = 'moment')),
  verdict text check (verdict in ('open', 'confirmed', 'ruled-out')) check ((verdict is not null) = (part = 'hypothesis')),
  judged_by uuid references person,
  judged_at timestamptz,
  judged_reason_id uuid references text_version,
  passed boolean check ((passed is not null) = (part = 'test')),
  by_id uuid references person,
  written_at timestamptz not null,
  struck_at timestamptz
);
create index analysis_entry_by_ticket on analysis_entry (ticket_id, written_at);

-- What lessens the effect of a problem until its fix. Each publication is a version; shown is the last, unless it was withdrawn.
create table workaround (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  version integer not null check (version > 0),
  agents_ru text not null,
  agents_en text not null,
  -- For requesters; both empty: they are not told.
  requesters_ru text not null,
  requesters_en text not null check ((requesters_ru = '') = (requesters_en = '')),
  published_at timestamptz not null,
  published_by uuid references person,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_reason_id uuid references text_version,
  unique (ticket_id, version)
);
create index workaround_withdrawn_by on workaround (withdrawn_by) where withdrawn_by is not null;

-- A problem whose cause or workaround is known. terms: stems of its symptoms in both languages, as problems/radar makes them.
create table known_error (
  ticket_id uuid primary key references ticket,
  symptoms_ru text not null,
  symptoms_en text not null,
  service_id uuid references service,
  category_id uuid references category,
  model text not null,
  terms text[] not null,
  opened_at timestamptz not null
);

-- An incident was found to be a known error, or found not to be.
create table known_error_answer (
  known_id uuid not null references known_error,
  incident_id uuid not null references ticket,
  is_it boolean not null,
  at timestamptz not null,
  by_id uuid references person,
  primary key (known_id, incident_id)
);
create index known_error_answer_by_incident on known_error_answer (incident_id);

-- After closing: do its incidents return? before: how many came in the weeks before the problem was closed.
create table problem_watch (
  ticket_id uuid primary key references ticket,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  before_incidents integer not null,
  before_weeks double precision not null,
  after_incidents integer not null default 0,
  looked_at timestamptz,
  ended text check (ended in ('kept', 'returned', 'stopped')),
  incident_ids uuid[] not null default '{}'
);
