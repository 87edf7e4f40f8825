-- Agreements as data: whom a version is for (match), in which order it is asked (rank), what it promises (targets) and what it says (texts).
alter table agreement
  add column added_at timestamptz not null default timestamptz 'epoch',
  add column ended_at timestamptz,
  add column last_event_at timestamptz not null default timestamptz 'epoch';

-- A draft is a version that is not published. Each agreement has one at most.
alter table agreement_version
  alter column published_at drop not null,
  add column valid_to timestamptz check (valid_to > valid_from),
  add column rank integer not null default 1000,
  add column match jsonb not null default '{}',
  add column texts jsonb not null default '{}',
  add unique (agreement_id, id);
create unique index agreement_draft on agreement_version (agreement_id) where published_at is null;

-- From when on the house goes by a version, or (null) by none of the agreement: clocks are counted by these moments.
create table agreement_turn (
  agreement_id uuid not null references agreement,
  at timestamptz not null,
  agreement_version_id uuid,
  primary key (agreement_id, at),
  foreign key (agreement_id, agreement_version_id) references agreement_version (agreement_id, id)
);
-- What held before there were agreements by client holds from the beginning.
insert into agreement_turn (agreement_id, agreement_version_id, at) values
  ('01980000-0000-7000-8000-000000000401', '01980000-0000-7000-8000-000000000402', '1970-01-01Z');
update agreement_version set texts = '{
  "supportHours": {"ru": "По рабочим дням с 9 до 18 по Москве.", "en": "Working days, 9 to 18 Moscow time."},
  "howToReport": {"ru": "На портале, письмом или по телефону.", "en": "On the portal, by letter or by phone."},
  "howWeInform": {"ru": "Письмом о каждом ответе и о решении.", "en": "By letter, about each answer and the solution."}}'
where id = '01980000-0000-7000-8000-000000000402';

-- Only a restore empties the tables, before it fills them.
create function refuse_agreement_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('opora.restoring', true) = 'yes' then
    return old;
  end if;
  raise exception 'what is published is never changed' using errcode = 'restrict_violation';
end $$;
create trigger published_version_stays before update or delete on agreement_version
  for each row when (old.published_at is not null) execute function refuse_agreement_change();
create trigger agreement_turn_stays before update or delete on agreement_turn for each row execute function refuse_agreement_change();
alter table agreement_version enable always trigger published_version_stays;
alter table agreement_turn enable always trigger agreement_turn_stays;
