create table organisation (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('client', 'provider', 'vendor')),
  remark text not null default '',
  added_at timestamptz not null
);
create index organisation_by_name on organisation (name collate people_order);

create table organisation_domain (
  domain text primary key check (domain = lower(domain)),
  organisation_id uuid not null references organisation
);
create index organisation_domain_by_organisation on organisation_domain (organisation_id);

create table person (
  id uuid primary key,
  name text not null check (name <> ''),
  organisation_id uuid references organisation,
  language text not null default 'ru' check (language in ('ru', 'en')),
  time_zone text not null default 'Europe/Moscow',
  vip boolean not null default false,
  remark text not null default '',
  left_at timestamptz,
  added_at timestamptz not null
);
create index person_by_name on person (name collate people_order);
create index person_by_organisation on person (organisation_id);

-- One person, many channels. A value is kept as compared: mail addresses in lower case, phones as digits with a leading plus.
create table address (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('email', 'phone', 'telegram', 'other')),
  value text not null check (value <> ''),
  is_primary boolean not null default false,
  unique (kind, value)
);
create index address_by_person on address (person_id);

create table team (
  id uuid primary key,
  name text not null check (name <> ''),
  signature_ru text not null default '',
  signature_en text not null default '',
  added_at timestamptz not null
);

create table team_member (
  team_id uuid not null references team,
  person_id uuid not null references person,
  primary key (team_id, person_id)
);
create index team_member_by_person on team_member (person_id);

-- Client organisations a team serves; none means all.
create table team_served (
  team_id uuid not null references team,
  organisation_id uuid not null references organisation,
  primary key (team_id, organisation_id)
);

-- Levels are data: renamed, added, merged and split while tickets run.
create table level (
  id uuid primary key,
  code text not null unique check (code <> ''),
  name_ru text not null,
  name_en text not null,
  rank integer not null check (rank between 1 and 20),
  vendor boolean not null default false,
  may_write_to_requester boolean not null default true
);

create table team_level (
  team_id uuid not null references team,
  level_id uuid not null references level,
  primary key (team_id, level_id)
);

insert into level (id, code, name_ru, name_en, rank, vendor, may_write_to_requester) values
  ('01980000-0000-7000-8000-000000000001', 'L1', 'Контакт-центр', 'Contact centre', 1, false, true),
  ('01980000-0000-7000-8000-000000000002', 'L2', 'Эксперты', 'Experts', 2, false, true),
  ('01980000-0000-7000-8000-000000000003', 'L3', 'Инженеры', 'Engineers', 3, false, true),
  ('01980000-0000-7000-8000-000000000004', 'L4', 'Поставщик', 'Vendor', 4, true, false);
insert into team (id, name, added_at) values ('01980000-0000-7000-8000-000000000101', 'Поддержка', now());
insert into team_level (team_id, level_id) values ('01980000-0000-7000-8000-000000000101', '01980000-0000-7000-8000-000000000001');
