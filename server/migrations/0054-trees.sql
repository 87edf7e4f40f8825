-- Troubleshooting trees. What is walked is a version, which never changes; the draft is the author's.
create table tree (
  id uuid primary key,
  draft jsonb not null,
  revision integer not null check (revision > 0),
  -- The version that new runs walk, a row of tree_version (no key of the table: rows are restored in the order of their keys); none: never published.
  version integer,
  active boolean not null default true,
  added_at timestamptz not null
);
create table tree_version (
  tree_id uuid not null references tree,
  n integer not null check (n > 0),
  definition jsonb not null,
  by_id uuid references person,
  published_at timestamptz not null,
  primary key (tree_id, n)
);

-- Pictures of instructions: bytes are kept by what they are, as those of attachments.
create table tree_picture (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  type text not null check (type like 'image/%'),
  size bigint not null check (size > 0),
  uploaded_at timestamptz not null
);

-- A walk through a version: on a ticket, or before a request was sent (`ticket_id` is then set when it is).
create table tree_run (
  id uuid primary key,
  tree_id uuid not null,
  version integer not null,
  ticket_id uuid references ticket,
  origin text not null check (origin in ('desk', 'portal')),
  begun_by uuid references person,
  state text not null check (state in ('open', 'solved', 'hand-over', 'register')),
  started_at timestamptz not null,
  moved_at timestamptz not null,
  ended_at timestamptz,
  foreign key (tree_id, version) references tree_version (tree_id, n),
  check ((state = 'open') = (ended_at is null))
);
create index tree_run_by_ticket on tree_run (ticket_id, started_at) where ticket_id is not null;
create index tree_run_by_tree on tree_run (tree_id);
create index tree_run_by_person on tree_run (begun_by, started_at);

create table tree_run_step (
  run_id uuid not null references tree_run,
  n integer not null check (n > 0),
  step text not null,
  branch text not null,
  value text not null,
  check_run_id uuid references check_run,
  by_id uuid references person,
  at timestamptz not null,
  took_ms integer not null check (took_ms >= 0),
  taken_back_at timestamptz,
  primary key (run_id, n)
);
