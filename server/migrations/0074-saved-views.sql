-- Lists of tickets that people have saved, for themselves or for a team. They are a convenience, as drafts are: nothing of them is in the log.
create table saved_view (
  id uuid primary key,
  owner_id uuid not null references person,
  team_id uuid references team,
  name text not null check (name <> ''),
  -- what stands after the question mark of the list's address
  search text not null,
  columns text[],
  saved_at timestamptz not null
);
create index saved_view_by_owner on saved_view (owner_id);
create index saved_view_by_team on saved_view (team_id) where team_id is not null;
