-- A ticket is the work. Its columns are a fold of its events; last_event_at is the moment that no later event may precede.
create sequence ticket_number start 1001;

create table resolution_code (
  id uuid primary key,
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  active boolean not null default true,
  rank integer not null
);
insert into resolution_code (id, name_ru, name_en, rank) values
  ('01980000-0000-7000-8000-000000000201', 'Решено', 'Solved', 10),
  ('01980000-0000-7000-8000-000000000202', 'Обходное решение', 'Workaround given', 20),
  ('01980000-0000-7000-8000-000000000203', 'Консультация', 'Advice given', 30),
  ('01980000-0000-7000-8000-000000000204', 'Обучение', 'Training given', 40),
  ('01980000-0000-7000-8000-000000000205', 'Не воспроизводится', 'Cannot be reproduced', 50),
  ('01980000-0000-7000-8000-000000000206', 'Отказ заявителя', 'Withdrawn by the requester', 60),
  ('01980000-0000-7000-8000-000000000207', 'Решено поставщиком', 'Solved by the vendor', 70),
  ('01980000-0000-7000-8000-000000000208', 'Дубликат', 'Duplicate', 80),
  ('01980000-0000-7000-8000-000000000209', 'Отклонено', 'Declined', 90);

create table ticket (
  id uuid primary key,
  number bigint not null unique,
  kind text not null check (kind in ('request', 'incident', 'problem', 'change')),
  status text not null check (status in ('new', 'in-work', 'waiting', 'resolved', 'closed')),
  title_id uuid not null references text_version,
  channel text not null check (channel in ('email', 'portal', 'phone', 'visit', 'chat', 'desk')),
  requester_id uuid not null references person,
  affected_id uuid references person,
  organisation_id uuid references organisation,
  owner_id uuid references person,
  level_id uuid not null references level,
  team_id uuid references team,
  assignee_id uuid references person,
  vendor_id uuid references organisation,
  service_id uuid references service,
  category_id uuid,
  asset_id uuid references asset,
  impact text not null check (impact in ('person', 'group', 'organisation')),
  urgency text not null check (urgency in ('low', 'normal', 'high')),
  priority integer not null check (priority between 1 and 5),
  priority_by_hand boolean not null,
  waiting_on text check (waiting_on in ('requester', 'vendor', 'approval', 'part', 'hold')),
  wait_until timestamptz,
  wait_reason_id uuid references text_version,
  wait_expired_at timestamptz,
  requester_answered_at timestamptz,
  letter_failed_at timestamptz,
  returned boolean not null,
  restricted boolean not null,
  started_at timestamptz not null,
  opened_at timestamptz not null,
  last_event_at timestamptz not null,
  resolution_code_id uuid references resolution_code,
  resolution_id uuid references text_version,
  resolved_at timestamptz,
  closed_at timestamptz,
  closed_how text check (closed_how in ('confirmed', 'silence', 'thanks', 'agent', 'merged', 'spam', 'duplicate')),
  reopened integer not null,
  rating_asked_at timestamptz,
  rating_score integer check (rating_score between 1 and 5),
  rating_comment_id uuid references text_version,
  merged_into_id uuid references ticket,
  -- What taking back a reply, or a merge, restores.
  before_reply jsonb,
  before_merge jsonb,
  foreign key (service_id, category_id) references category (service_id, id),
  check (category_id is null or service_id is not null),
  check ((status = 'waiting') = (waiting_on is not null)),
  check ((status = 'closed') = (closed_at is not null)),
  check ((closed_at is null) = (closed_how is null)),
  check (status <> 'resolved' or resolved_at is not null),
  check ((merged_into_id is null) = (before_merge is null)),
  check (merged_into_id is null or closed_how = 'merged')
);
-- The seeded views, each by its own small index.
create index ticket_unassigned on ticket (team_id) where assignee_id is null and status in ('new', 'in-work', 'waiting');
create index ticket_of_assignee on ticket (assignee_id) where status <> 'closed';
create index ticket_of_owner on ticket (owner_id) where status <> 'closed';
create index ticket_of_team on ticket (team_id) where status <> 'closed';
create index ticket_requester_answered on ticket (requester_answered_at) where requester_answered_at is not null;
create index ticket_wait_expired on ticket (wait_expired_at) where wait_expired_at is not null;
create index ticket_returned on ticket (level_id) where returned;
create index ticket_open on ticket (priority, started_at) where status in ('new', 'in-work', 'waiting');
-- What the jobs look for.
create index ticket_wait_ends on ticket (wait_until) where status = 'waiting' and wait_expired_at is null;
create index ticket_unanswered_resolution on ticket (resolved_at) where status = 'resolved';
create index ticket_by_requester on ticket (requester_id, rating_asked_at);
create index ticket_by_affected on ticket (affected_id) where affected_id is not null;
create index ticket_by_organisation on ticket (organisation_id, opened_at);
create index ticket_by_opening on ticket (opened_at);
create index ticket_by_resolution on ticket (resolved_at) where resolved_at is not null;
create index ticket_by_closure on ticket (closed_at) where closed_at is not null;
create index ticket_by_change on ticket (last_event_at);
create index ticket_merged on ticket (merged_into_id) where merged_into_id is not null;

-- Where a ticket has been. An open ticket has exactly one stay without an end.
create table stay (
  ticket_id uuid not null references ticket,
  n integer not null check (n > 0),
  level_id uuid not null references level,
  team_id uuid references team,
  assignee_id uuid references person,
  vendor_id uuid references organisation,
  from_at timestamptz not null,
  to_at timestamptz check (to_at >= from_at),
  how text not null check (how in ('opened', 'assigned', 'escalated', 'returned', 'reopened')),
  primary key (ticket_id, n)
);
create unique index stay_open on stay (ticket_id) where to_at is null;
create index stay_by_level on stay (level_id, from_at);
create index stay_by_team on stay (team_id, from_at);

-- What the level before tells the next one.
create table hand_over (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  done text not null,
  ruled_out text not null,
  evidence text not null,
  question text not null,
  author uuid references person,
  written_at timestamptz not null
);
create index hand_over_by_ticket on hand_over (ticket_id);

-- `from_merge`: the ticket that was given up and brought this conversation along.
create table ticket_conversation (
  ticket_id uuid not null references ticket,
  conversation_id uuid not null references conversation,
  linked_at timestamptz not null,
  unlinked_at timestamptz,
  from_merge uuid references ticket,
  primary key (ticket_id, conversation_id)
);
create index ticket_by_conversation on ticket_conversation (conversation_id) where unlinked_at is null;

create table ticket_link (
  ticket_id uuid not null references ticket,
  other_id uuid not null references ticket check (other_id <> ticket_id),
  type text not null check (type in ('follows', 'duplicates', 'related', 'split-from', 'task-of', 'caused-by', 'blocks')),
  linked_at timestamptz not null,
  primary key (ticket_id, other_id, type)
);
create index ticket_link_back on ticket_link (other_id);
