-- What a log says of its cases beyond what a ticket has: the value of each row, in their order. Reports cut by them.
create table imported_field (
  ticket_id uuid not null references ticket,
  name text not null check (name <> ''),
  said text[] not null check (cardinality(said) > 0),
  primary key (ticket_id, name)
);

-- On which levels a team of a log counts as working. It serves none of them here: no living ticket goes to it.
create table imported_team_level (
  team_id uuid not null references team,
  level_id uuid not null references level,
  primary key (team_id, level_id)
);
