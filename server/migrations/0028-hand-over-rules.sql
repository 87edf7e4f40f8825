-- What a level must say before it passes a ticket on. A level without a row needs what was done and what is asked.
create table hand_over_rule (
  level_id uuid primary key references level,
  needs text[] not null check (needs <@ array['done', 'ruledOut', 'evidence', 'question', 'service', 'category', 'asset'])
);

-- A ticket of the highest priority went at once: its card is still to be written, by whom and until when.
create table owed_card (
  ticket_id uuid primary key references ticket,
  from_level_id uuid not null references level,
  owed_by uuid references person,
  handed_at timestamptz not null,
  due_at timestamptz not null check (due_at > handed_at),
  chased integer not null default 0,
  chase_at timestamptz not null
);
create index owed_card_chase on owed_card (chase_at);
