-- What a changed policy must know of an open clock, in a few numbers: a dry run reads this instead of the log.
-- waiting (1 or 0), target ms, started, counted from, running since, used ms, re-targeted, first breached; then of each run: from, to, ms, terms.
-- Moments are epoch milliseconds; empty: none. The terms of a run are left out where they are those of the clock.
create function clock_brief(state jsonb) returns text language sql immutable as $$
  select case when state->>'state' in ('running', 'paused') then
    concat((state->>'waiting')::boolean::int, ',', state->>'targetMs', ',', state->>'startedAt', ',', state->>'countedFrom', ',',
      state->>'since', ',', state->>'usedMs', ',', state->>'retargetedAt', ',', state->>'firstBreachedAt',
      (select string_agg(concat(',', run->>'from', ',', run->>'to', ',', run->>'ms', ',', nullif(run->>'terms', state->>'terms')), '' order by n)
        from jsonb_array_elements(state->'runs') with ordinality as runs(run, n)))
  end
$$;
alter table clock add column brief text generated always as (clock_brief(state)) stored;
