-- What people can do, how much at once, and when they work.
create table skill (
  id uuid primary key,
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  active boolean not null default true
);
create table person_skill (
  person_id uuid not null references person,
  skill_id uuid not null references skill,
  primary key (person_id, skill_id)
);
-- `capacity`: open tickets at once; none: as many as come. Without a calendar that of the team holds, then that of the level, then always.
create table work_terms (
  person_id uuid primary key references person,
  capacity integer check (capacity between 1 and 500),
  calendar_id uuid references calendar
);
-- What a ticket of a service, of a category or on a level asks of who works on it.
create table skill_need (
  skill_id uuid not null references skill,
  service_id uuid references service,
  category_id uuid references category,
  level_id uuid references level,
  check (num_nonnulls(service_id, category_id, level_id) = 1),
  unique nulls not distinct (skill_id, service_id, category_id, level_id)
);

-- How a team's tickets find their assignee. A team without a row: by load, when somebody asks.
create table team_assignment (
  team_id uuid primary key references team,
  way text not null check (way in ('skill', 'load', 'round-robin', 'client')),
  automatic boolean not null,
  calendar_id uuid references calendar,
  rota_id uuid references rota
);
-- Nobody could be given the ticket when it came to the team; of interest while it stands there and nobody has it.
create table unattended (
  ticket_id uuid primary key references ticket,
  team_id uuid not null references team,
  because text not null check (because in ('nobody-in-team', 'nobody-on-shift', 'everybody-full', 'nobody-skilled')),
  since timestamptz not null,
  until_at timestamptz,
  paged uuid[] not null
);

-- What a level takes and what must be tried before it passes on. An empty list takes everything.
create table level_charter (
  level_id uuid primary key references level,
  kinds text[] not null check (kinds <@ array['request', 'incident', 'problem', 'change']),
  services uuid[] not null,
  calendar_id uuid references calendar
);
-- A check that is taken off the list stays: cards name it.
create table level_check (
  id uuid primary key,
  level_id uuid not null references level,
  rank integer not null,
  text_ru text not null check (text_ru <> ''),
  text_en text not null check (text_en <> ''),
  active boolean not null default true
);
create index level_check_by_level on level_check (level_id, rank);
-- Which checks were made, and what they showed: [{check, made, remark}].
alter table hand_over add column tried jsonb not null default '[]';

-- Who helps with a ticket without having it.
alter table ticket add column collaborator_ids uuid[] not null default '{}';
-- Few tickets have any: the others cost the index nothing.
create index ticket_of_collaborator on ticket using gin (collaborator_ids) where collaborator_ids <> '{}';

-- Who looks at a ticket or writes on it now. Worth nothing after a restart.
create unlogged table presence (
  ticket_id uuid not null references ticket,
  person_id uuid not null references person,
  doing text not null check (doing in ('looking', 'typing')),
  until_at timestamptz not null,
  primary key (ticket_id, person_id)
);
create index presence_by_end on presence (until_at);
