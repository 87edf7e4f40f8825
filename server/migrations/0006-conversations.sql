-- Full text of both languages: the configuration `russian` already stems words in Latin letters as English. «ё» is searched as «е».
-- What people search goes through `search_query`, what is searched through `search_vector`. A tsvector holds less than a megabyte.
create function search_vector(text text) returns tsvector language sql immutable parallel safe
  return to_tsvector('pg_catalog.russian'::regconfig, translate(left(text, 100000), 'ёЁ', 'еЕ'));
create function search_query(text text) returns tsquery language sql immutable parallel safe
  return websearch_to_tsquery('pg_catalog.russian'::regconfig, translate(text, 'ёЁ', 'еЕ'));

-- One exchange over one channel. Which tickets hear it is not known here.
create table conversation (
  id uuid primary key,
  channel text not null check (channel in ('email', 'portal', 'phone', 'visit', 'chat', 'desk')),
  audience text not null check (audience in ('requester', 'internal', 'vendor')),
  begun_at timestamptz not null,
  last_event_at timestamptz not null
);

-- `address` may be empty for a person who has none (a portal user, a caller).
create table participant (
  id uuid primary key,
  conversation_id uuid not null references conversation,
  person_id uuid references person,
  address text not null check (address = lower(address)),
  name text not null default '',
  role text not null check (role in ('from', 'to', 'cc')),
  joined_at timestamptz not null,
  check (address <> '' or person_id is not null)
);
create unique index participant_by_address on participant (conversation_id, address) where address <> '';
create unique index participant_without_address on participant (conversation_id, person_id) where address = '';
create index participant_by_person on participant (person_id, conversation_id);

create table message (
  id uuid primary key,
  conversation_id uuid not null references conversation,
  direction text not null check (direction in ('in', 'out', 'internal')),
  author_id uuid references person,
  from_line text not null default '',
  at timestamptz not null,
  text text not null,
  html text,
  quoted text not null default '',
  blocked_images integer not null default 0,
  automatic boolean not null,
  delivery text not null check (delivery in ('received', 'kept', 'held', 'sent', 'failed', 'undone')),
  undo_until timestamptz,
  -- Somebody is carrying it out right now; until then it may be taken back.
  sending_at timestamptz,
  failure_code text,
  failure text,
  checks jsonb,
  raw_sha256 text check (raw_sha256 ~ '^[0-9a-f]{64}$'),
  internet_message_id text,
  in_reply_to text[] not null default '{}',
  search tsvector generated always as (case when delivery = 'undone' then ''::tsvector else search_vector(text) end) stored,
  check ((direction = 'out') = (delivery in ('held', 'sent', 'failed', 'undone'))),
  check ((undo_until is not null) = (direction = 'out'))
);
create index message_by_conversation on message (conversation_id, at, id);
create index message_by_internet_id on message (internet_message_id) where internet_message_id is not null;
create index message_by_words on message using gin (search);
create index message_by_author on message (author_id, at);

-- Who a message came from and went to.
create table message_participant (
  message_id uuid not null references message,
  position integer not null,
  person_id uuid references person,
  address text not null,
  name text not null default '',
  role text not null check (role in ('from', 'to', 'cc')),
  primary key (message_id, position)
);

-- A file of a message, or one that was uploaded and waits for its message.
create table attachment (
  id uuid primary key,
  message_id uuid references message,
  position integer not null default 0,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (name <> ''),
  type text not null check (type <> ''),
  size bigint not null check (size >= 0),
  inline boolean not null default false,
  cid text,
  uploaded_by uuid references person,
  uploaded_at timestamptz not null,
  search tsvector generated always as (search_vector(translate(name, '._-', '   '))) stored
);
create index attachment_by_message on attachment (message_id, position);
create index attachment_waiting on attachment (uploaded_by, uploaded_at) where message_id is null;
create index attachment_by_words on attachment using gin (search);

-- What somebody is writing and has not sent, per person and place of writing.
create table draft (
  person_id uuid not null references person,
  key text not null,
  text text not null,
  html text,
  attachments uuid[] not null default '{}',
  fields jsonb not null default '{}',
  saved_at timestamptz not null,
  primary key (person_id, key)
);
