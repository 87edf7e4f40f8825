-- A verdict (or a clock that still runs) that became another by a dated act: what it said before and after. Never changed; what was stated stays stated.
create table restatement (
  id uuid primary key,
  -- One act restates several clocks.
  act_id uuid not null,
  ticket_id uuid not null references ticket,
  metric text not null check (metric in ('firstResponse', 'nextResponse', 'periodicUpdate', 'classification', 'resolution', 'level', 'vendor')),
  scope text not null default '',
  because text not null check (because in ('start', 'pause')),
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by_id uuid references person,
  before_status text not null check (before_status in ('running', 'paused', 'met', 'missed', 'cancelled')),
  before_elapsed_ms bigint not null,
  before_due_at timestamptz,
  after_status text not null check (after_status in ('running', 'paused', 'met', 'missed', 'cancelled')),
  after_elapsed_ms bigint not null,
  after_due_at timestamptz,
  unique (act_id, metric, scope)
);
create index restatement_by_ticket on restatement (ticket_id, metric, scope, at);

create function refuse_restatement_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('opora.restoring', true) = 'yes' then
    return old;
  end if;
  raise exception 'what was restated is never changed' using errcode = 'restrict_violation';
end $$;
create trigger restatement_stays before update or delete on restatement for each row execute function refuse_restatement_change();
alter table restatement enable always trigger restatement_stays;

-- A breach that shall not be held against anybody: asked with a reason, decided by another person. `approved` null: not decided yet.
create table exemption (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  metric text not null check (metric in ('firstResponse', 'nextResponse', 'periodicUpdate', 'classification', 'resolution', 'level', 'vendor')),
  scope text not null default '',
  reason text not null check (reason <> ''),
  asked_by uuid references person,
  asked_at timestamptz not null,
  approved boolean,
  decided_by uuid references person,
  decided_at timestamptz,
  note text not null default '',
  check ((approved is null) = (decided_at is null)),
  check (decided_by is null or decided_by is distinct from asked_by)
);
-- One that is open or granted at a time; a declined one may be asked for again.
create unique index exemption_of_clock on exemption (ticket_id, metric, scope) where approved is not false;

-- Tickets closed as spam or as a duplicate that fell into the sample: a lead looks at each and upholds it, or opens it again.
create table called_off_check (
  ticket_id uuid not null references ticket,
  closed_at timestamptz not null,
  how text not null check (how in ('spam', 'duplicate')),
  closed_by uuid references person,
  upheld boolean,
  decided_by uuid references person,
  decided_at timestamptz,
  primary key (ticket_id, closed_at),
  check ((upheld is null) = (decided_at is null))
);
create index called_off_unchecked on called_off_check (closed_at) where upheld is null;
-- The version of the agreement that this one takes the place of because its calendar was published anew, and what that makes of the time used: a change
-- holds from its date on (carry), a correction counts anew from the start (retroactive).
alter table agreement_version
  add column follows_id uuid references agreement_version,
  add column follows_mode text check (follows_mode in ('carry', 'retroactive')),
  add check ((follows_id is null) = (follows_mode is null));

