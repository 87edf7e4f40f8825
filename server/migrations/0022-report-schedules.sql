-- A report that goes out by mail, again and again.
create table report_schedule (
  id uuid primary key,
  name text not null check (name <> ''),
  owner_id uuid not null references person,
  cut text not null,
  organisation_id uuid references organisation,
  period text not null check (period in ('week', 'month', 'quarter')),
  every text not null check (every in ('week', 'month')),
  day integer not null check (day between 1 and 28),
  wall_time text not null,
  format text not null check (format in ('csv', 'pdf', 'xlsx')),
  -- null: each in his own language.
  language text check (language in ('en', 'ru')),
  -- null: paused.
  next_at timestamptz
);
create index report_schedule_by_owner on report_schedule (owner_id);

create table report_recipient (
  schedule_id uuid not null references report_schedule,
  person_id uuid not null references person,
  primary key (schedule_id, person_id)
);

-- One letter to one person for one due moment.
create table report_letter (
  id uuid primary key,
  schedule_id uuid not null references report_schedule,
  person_id uuid not null references person,
  due_at timestamptz not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  sent_at timestamptz,
  -- Why it did not go out: a code of ours, or the words of the mail server.
  failure text,
  unique (schedule_id, due_at, person_id)
);
