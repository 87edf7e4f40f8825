-- How levels were merged and split, dated. The log and the rows keep the level where work was recorded; which level that is under the structure of
-- a moment is told by these mappings, so nothing of the past is edited and an undone mapping leaves no trace.
create table level_mapping (
  id uuid primary key,
  seq integer generated always as identity unique,
  kind text not null check (kind in ('merge', 'split')),
  from_level uuid not null references level,
  to_level uuid not null references level check (to_level <> from_level),
  -- Of a split: whose work goes to the new level.
  teams uuid[] not null,
  at timestamptz not null,
  undone_at timestamptz check (undone_at >= at),
  check ((kind = 'split') = (cardinality(teams) > 0))
);

-- The level on which work counts that was recorded on `recorded` by `team`, under the structure of the moment `as_of`.
create function level_under(recorded uuid, team uuid, as_of timestamptz) returns uuid language plpgsql stable parallel safe as $$
declare
  here uuid := recorded;
  step record;
begin
  if not exists (select from level_mapping) then return recorded; end if;
  -- What a later split made, or one taken back, is still part of what it was made from.
  for step in select from_level, to_level from level_mapping
    where kind = 'split' and not (at <= as_of and (undone_at is null or undone_at > as_of)) order by seq desc loop
    if here = step.to_level then here := step.from_level; end if;
  end loop;
  for step in select kind, from_level, to_level, teams from level_mapping
    where at <= as_of and (undone_at is null or undone_at > as_of) order by seq loop
    if here = step.from_level and (step.kind = 'merge' or team = any(step.teams)) then here := step.to_level; end if;
  end loop;
  return here;
end $$;
