-- Marked by a step of an agreement: it needs eyes beyond those who have it. Shown while the ticket is open.
alter table ticket add column escalated_at timestamptz;

-- Hierarchical escalation: whom a clock of a ticket on these levels with these priorities tells on its way (empty lists: on any).
-- steps: [{id, when, to, hours}], see contract/escalation-chains.ts.
create table escalation_chain (
  id uuid primary key,
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  metric text not null check (metric in ('firstResponse', 'nextResponse', 'periodicUpdate', 'classification', 'resolution', 'level', 'vendor')),
  levels uuid[] not null,
  priorities integer[] not null,
  steps jsonb not null,
  active boolean not null,
  added_at timestamptz not null
);

-- Who was told that a clock came to a threshold. A chain's stops once somebody says that he takes care of it.
create table clock_notice (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  event_id uuid not null,
  person_id uuid not null references person,
  chain_id uuid references escalation_chain,
  told_at timestamptz not null,
  unique (event_id, person_id)
);
create index clock_notice_of_ticket on clock_notice (ticket_id, told_at);
create table clock_acknowledgement (
  ticket_id uuid not null references ticket,
  chain_id uuid not null references escalation_chain,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (ticket_id, chain_id)
);
