-- argon2id, as a PHC string.
create table password (
  person_id uuid primary key references person,
  hash text not null check (hash like '$argon2id$%'),
  set_at timestamptz not null
);

-- The token itself is with the browser only.
create table session (
  id uuid primary key,
  person_id uuid not null references person,
  token_hash bytea not null unique check (length(token_hash) = 32),
  how text not null check (how in ('password', 'link', 'invitation', 'reset', 'first-run')),
  ip text not null,
  user_agent text not null,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  -- Moves forward while the session is used, but never past `ends_at`.
  idle_at timestamptz not null,
  ends_at timestamptz not null,
  -- Ended by somebody; kept for a while, so that the audit can say from where it was.
  ended_at timestamptz
);
create index session_by_person on session (person_id);
create index session_by_end on session (ends_at);

create table api_key (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null check (name <> ''),
  token_hash bytea not null unique check (length(token_hash) = 32),
  scopes text[] not null check (scopes <@ array['ticket.create', 'ticket.read-organisation', 'ticket.work', 'ticket.read-all',
    'ticket.restrict', 'ticket.close-unconfirmed', 'person.read', 'person.edit', 'report.read', 'template.edit', 'settings.edit',
    'access.edit', 'audit.read']),
  added_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_by_person on api_key (person_id);

-- A link that a letter carries. Its token is signed with the house's secret, so that nothing here opens a door.
create table access_link (
  id uuid primary key,
  person_id uuid not null references person,
  purpose text not null check (purpose in ('invitation', 'reset', 'sign-in')),
  address text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index access_link_by_person on access_link (person_id);

-- How often something was tried in the current window, counted for all nodes together.
create table attempt (
  key text primary key,
  count integer not null,
  ends_at timestamptz not null
);
create index attempt_by_end on attempt (ends_at);

-- The audit reads all but the daily work. The same condition stands in its query.
create index audit_by_time on event (at, seq)
  where split_part(type, '.', 1) not in ('ticket', 'conversation', 'message', 'letter', 'clock', 'notice');
create index audit_by_person on event ((actor ->> 'id'), at, seq)
  where split_part(type, '.', 1) not in ('ticket', 'conversation', 'message', 'letter', 'clock', 'notice');
