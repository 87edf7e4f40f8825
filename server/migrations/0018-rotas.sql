create table rota (
  id uuid primary key,
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  active boolean not null default true
);

-- What a rota says from a moment on, until its next plan begins: who was on stays known when it is changed.
create table rota_plan (
  rota_id uuid not null references rota,
  n integer not null check (n > 0),
  from_at timestamptz not null,
  plan jsonb not null,
  primary key (rota_id, n)
);

create table rota_override (
  id uuid primary key,
  rota_id uuid not null references rota,
  person_id uuid not null references person,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  added_at timestamptz not null
);
create index rota_override_by_rota on rota_override (rota_id, to_at);
