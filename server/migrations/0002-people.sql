-- How names and addresses are compared when people search: «Семён» is found by "семен".
create extension if not exists pg_trgm;
create function search_form(given text) returns text language sql immutable parallel safe
  return translate(lower(given collate people_order), 'ё', 'е');

create table organisation (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('client', 'provider', 'vendor')),
  remark text not null default '',
  added_at timestamptz not null,
  last_event_at timestamptz not null default timestamptz 'epoch'
);
create index organisation_by_name on organisation (name collate people_order, id);
create index organisation_by_words on organisation using gin (search_form(name) gin_trgm_ops);
-- One installation serves one support provider.
create unique index one_provider on organisation (kind) where kind = 'provider';

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
  -- How the screens look to this person: theme, density, shortcuts.
  preferences jsonb not null default '{}',
  left_at timestamptz,
  added_at timestamptz not null,
  last_event_at timestamptz not null default timestamptz 'epoch'
);
create index person_by_name on person (name collate people_order, id);
create index person_by_organisation on person (organisation_id);
create index person_by_words on person using gin (search_form(name) gin_trgm_ops);

-- Roles are sets of permissions. The administrator's set is all there are, whatever stands here.
create table role (
  id uuid primary key,
  name text not null unique check (name in ('requester', 'organisation-manager', 'agent', 'lead', 'manager', 'administrator')),
  permissions text[] not null check (permissions <@ array['ticket.create', 'ticket.read-organisation', 'ticket.work', 'ticket.read-all',
    'ticket.restrict', 'ticket.close-unconfirmed', 'person.read', 'person.edit', 'report.read', 'template.edit', 'settings.edit',
    'access.edit', 'audit.read']),
  rank integer not null,
  last_event_at timestamptz not null default timestamptz 'epoch'
);

create table person_role (
  person_id uuid not null references person,
  role text not null references role (name),
  primary key (person_id, role)
);
create index person_role_by_role on person_role (role);

insert into role (id, name, rank, permissions) values
  ('01980000-0000-7000-8000-000000000401', 'requester', 1, '{ticket.create}'),
  ('01980000-0000-7000-8000-000000000402', 'organisation-manager', 2, '{ticket.create,ticket.read-organisation}'),
  ('01980000-0000-7000-8000-000000000403', 'agent', 3, '{ticket.create,ticket.work,person.read,person.edit}'),
  ('01980000-0000-7000-8000-000000000404', 'lead', 4,
    '{ticket.create,ticket.work,ticket.restrict,ticket.close-unconfirmed,person.read,person.edit,report.read,template.edit}'),
  ('01980000-0000-7000-8000-000000000405', 'manager', 5,
    '{ticket.create,ticket.work,ticket.read-all,ticket.restrict,ticket.close-unconfirmed,person.read,person.edit,report.read,template.edit,settings.edit}'),
  ('01980000-0000-7000-8000-000000000406', 'administrator', 6, '{}');

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
create unique index one_primary_address on address (person_id, kind) where is_primary;
create index address_by_words on address using gin (value gin_trgm_ops);

create table team (
  id uuid primary key,
  name text not null check (name <> ''),
  signature_ru text not null default '',
  signature_en text not null default '',
  added_at timestamptz not null,
  last_event_at timestamptz not null default timestamptz 'epoch'
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
  may_write_to_requester boolean not null default true,
  last_event_at timestamptz not null default timestamptz 'epoch'
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
-- The support provider itself; the first run gives it its name.
insert into organisation (id, name, kind, added_at) values ('01980000-0000-7000-8000-000000000301', 'Opora', 'provider', now());
