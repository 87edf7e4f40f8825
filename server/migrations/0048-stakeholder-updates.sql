-- Whom an incident's updates reach, how often, in which words and who approves them. Empty lists: any service, any priority. The first in order holds.
create table communication_plan (
  id uuid primary key,
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  rank integer not null,
  services uuid[] not null,
  priorities integer[] not null,
  circles text[] not null check (circles <@ array['requesters', 'contacts', 'everybody', 'named', 'managers', 'followers'] and circles <> '{}'),
  -- Of the circle "named".
  people uuid[] not null,
  every_minutes integer check (every_minutes between 5 and 10080),
  -- A version of a calendar in whose time the minutes count; null: around the clock.
  hours_id uuid references calendar_version,
  template text not null check (template in ('full', 'short')),
  wording text not null check (wording in ('own', 'both', 'ru', 'en')),
  approval text not null check (approval in ('nobody', 'communicator', 'person')),
  approver_id uuid references person,
  active boolean not null,
  added_at timestamptz not null,
  check ((approval = 'person') = (approver_id is not null))
);

-- Somebody whom an incident's updates reach, or who follows them: a person we know, or an address without one.
create table stakeholder (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  person_id uuid references person,
  address text check (address = lower(address)),
  name text not null default '',
  language text not null check (language in ('ru', 'en')),
  -- By his own wish or put in by hand; else he is here because a letter went to him.
  follows boolean not null,
  added_by uuid references person,
  added_at timestamptz not null,
  stopped_at timestamptz,
  check ((person_id is null) <> (address is null))
);
create unique index stakeholder_person on stakeholder (ticket_id, person_id) where person_id is not null;
create unique index stakeholder_address on stakeholder (ticket_id, address) where address is not null;

-- `state` is a fold of the events update.*: asked (an approver must look), returned, held (may be taken back until release_at), undone, sent.
create table incident_update (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  n integer not null,
  happened_ru text not null,
  happened_en text not null,
  meaning_ru text not null,
  meaning_en text not null,
  doing_ru text not null,
  doing_en text not null,
  -- By when the next one is promised; null with the last.
  next_at timestamptz,
  last boolean not null,
  plan_id uuid references communication_plan,
  -- As the plan stood when it was written.
  circles text[] not null,
  people uuid[] not null,
  template text not null check (template in ('full', 'short')),
  wording text not null check (wording in ('own', 'both', 'ru', 'en')),
  state text not null check (state in ('asked', 'returned', 'held', 'undone', 'sent')),
  author_id uuid references person,
  written_at timestamptz not null,
  approver_id uuid references person,
  approved_by uuid references person,
  return_reason text,
  release_at timestamptz,
  sent_at timestamptz,
  unique (ticket_id, n),
  check (last = (next_at is null)),
  check (happened_ru <> '' or happened_en <> ''),
  check (state <> 'held' or release_at is not null),
  check ((state = 'sent') = (sent_at is not null))
);

-- One letter of an update to one person; its id is the letter's Message-ID, also of a second copy.
-- sending: handed to the mail server right now. uncertain: the desk was killed at that moment, so it may have left twice.
create table update_letter (
  id uuid primary key,
  update_id uuid not null references incident_update,
  stakeholder_id uuid not null references stakeholder,
  circle text not null,
  address text not null,
  language text not null check (language in ('ru', 'en', 'both')),
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  uncertain boolean not null default false,
  run uuid,
  sent_at timestamptz,
  failure text,
  unique (update_id, stakeholder_id),
  unique (update_id, address)
);
create index update_letter_open on update_letter (update_id) where state in ('waiting', 'sending');

-- When the next update of an incident is owed. Silent once the incident is over.
create table update_cadence (
  ticket_id uuid primary key references ticket,
  next_at timestamptz not null,
  reminded_at timestamptz,
  overdue_at timestamptz,
  silenced_at timestamptz
);
