-- The level on which work counts under the structure that stands: every mapping that is not undone, whatever the clock of the node that wrote it says
-- against that of the database.
create function level_now(recorded uuid, team uuid) returns uuid language sql stable parallel safe as $$ select level_under(recorded, team, 'infinity') $$;
