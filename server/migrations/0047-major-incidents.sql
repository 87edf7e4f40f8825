-- A child is part of a major incident.
alter table ticket_link drop constraint ticket_link_type_check;
alter table ticket_link add constraint ticket_link_type_check
  check (type in ('follows', 'duplicates', 'related', 'split-from', 'task-of', 'caused-by', 'blocks', 'part-of'));
-- A ticket is part of one thing at a time.
create unique index ticket_link_part on ticket_link (ticket_id) where type = 'part-of';

-- A fold of the events major.*, whose subject is the incident's ticket: `id` is the ticket's. organisations empty: every client. Texts stand
-- in text_version.
create table major_incident (
  id uuid primary key references ticket,
  declared_at timestamptz not null,
  services uuid[] not null,
  organisations uuid[] not null,
  people uuid[] not null,
  teams uuid[] not null,
  commander_id uuid not null references person,
  communicator_id uuid references person,
  scribe_id uuid references person,
  -- Of the desk: what it does to people, in a sentence.
  impact_id uuid not null references text_version,
  -- What requesters are told of it, in each language in which it has been written.
  public_ru_id uuid references text_version,
  public_en_id uuid references text_version,
  stood_down_at timestamptz check (stood_down_at >= declared_at)
);
create index major_running on major_incident (declared_at) where stood_down_at is null;

-- The rules saw what may be a major incident. Open until it is declared (perhaps on another ticket of the burst) or dismissed.
create table major_proposal (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  service_id uuid not null references service,
  rule text not null check (rule in ('priority', 'burst')),
  -- The incidents that made the rule speak.
  tickets uuid[] not null,
  proposed_at timestamptz not null,
  settled_at timestamptz,
  settled text check (settled in ('declared', 'dismissed')),
  settled_by uuid references person,
  reason_id uuid references text_version,
  check ((settled_at is null) = (settled is null)),
  check (settled is distinct from 'dismissed' or reason_id is not null)
);
create unique index major_proposal_open on major_proposal (service_id) where settled_at is null;
create index major_proposal_by_ticket on major_proposal (ticket_id);

-- The children that were open when their major incident was resolved: each is resolved once. `resolution`: the event that resolved the parent.
create table major_child_due (
  resolution uuid not null,
  child_id uuid not null references ticket,
  major_id uuid not null references ticket,
  done_at timestamptz,
  -- left: taken out or resolved meanwhile; refused: it lacks what its own kind needs.
  outcome text check (outcome in ('resolved', 'left', 'refused')),
  refusal text,
  primary key (resolution, child_id),
  check ((done_at is null) = (outcome is null))
);
create index major_child_waiting on major_child_due (resolution) where done_at is null;
create index major_child_by_major on major_child_due (major_id);

-- What is learned of a major incident when it is over; blameless. document: contract/reviews.ts, ReviewDocument.
create table review (
  ticket_id uuid primary key references ticket,
  due_at timestamptz not null,
  state text not null check (state in ('due', 'draft', 'approved', 'published')),
  document jsonb not null,
  -- Counts what was written; who saves an older one is told.
  version integer not null default 0,
  written_by uuid references person,
  written_at timestamptz,
  approved_by uuid references person,
  approved_at timestamptz,
  published_at timestamptz,
  reminded_at timestamptz,
  check ((state in ('approved', 'published')) = (approved_at is not null)),
  check ((state = 'published') = (published_at is not null))
);
create index review_open on review (due_at) where state in ('due', 'draft');

create table review_action (
  id uuid primary key,
  ticket_id uuid not null references review,
  text text not null check (text <> ''),
  owner_id uuid not null references person,
  due date not null,
  task_id uuid references ticket,
  done_at timestamptz,
  -- Why it will not be done.
  dropped_reason text,
  reminded_at timestamptz,
  check (dropped_reason is null or done_at is not null)
);
create index review_action_open on review_action (due) where done_at is null;
create index review_action_by_review on review_action (ticket_id);
