alter table calendar
  add column active boolean not null default true,
  add check (name_ru <> '' and name_en <> '');

-- `plan` is what people wrote: hours, or the calendars it is made of; `definition` is that with its parts filled in, as clocks take it.
alter table calendar_version
  add column plan jsonb,
  add column reason text not null default '',
  add column published_by uuid references person,
  -- The calendar whose publishing this version follows, because it is made of it.
  add column follows uuid references calendar;
update calendar_version set plan = definition;
alter table calendar_version alter column plan set not null;

-- Clocks name a version, so what it says stays. Only a restore empties the table, before it fills it.
create function keep_calendar_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('opora.restoring', true) = 'yes' then
    return old;
  end if;
  raise exception 'a published calendar is never changed' using errcode = 'restrict_violation';
end $$;
create trigger calendar_version_is_kept before update or delete on calendar_version for each row execute function keep_calendar_version();

-- What will be published next. `revision` grows with every save, so that nobody writes over what he has not seen.
create table calendar_draft (
  calendar_id uuid primary key references calendar,
  plan jsonb not null,
  revision integer not null check (revision > 0),
  saved_at timestamptz not null,
  saved_by uuid references person
);
