-- Whether who asks, or for whom it is asked, was a VIP when that was written down: a fold of the log, like the rest of the row.
alter table ticket add column vip boolean not null default false;

-- The whole of `level_under` for a moment: one row for each level that counts as another one then, and for each team whose work was split off. A query
-- over many tickets asks it once and looks levels up in its answer; a team without a row of its own counts by the row without a team. Not in SQL, which
-- would be inlined and asked anew for every ticket.
create function levels_under(as_of timestamptz) returns table (recorded uuid, team uuid, level uuid) language plpgsql stable parallel safe rows 10 as $$
begin
  return query select l.id, t.id, level_under(l.id, t.id, as_of)
    from (select from_level as id from level_mapping union select to_level from level_mapping) l
      cross join (select null::uuid as id union select unnest(teams) from level_mapping) t
    where level_under(l.id, t.id, as_of) <> l.id or level_under(l.id, null, as_of) <> l.id;
end $$;
