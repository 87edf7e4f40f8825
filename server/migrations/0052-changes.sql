-- A pre-approved change: its plans and risk are said once.
create table change_template (
  id uuid primary key,
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  plan text not null check (plan <> ''),
  test_plan text not null check (test_plan <> ''),
  rollback_plan text not null check (rollback_plan <> ''),
  risk jsonb not null,
  active boolean not null
);

-- How a ticket of the kind change stands: a fold of the log. There from its first version on.
create table change (
  id uuid primary key references ticket,
  version integer not null check (version > 0),
  type text not null check (type in ('standard', 'normal', 'emergency')),
  risk_level text check (risk_level in ('low', 'medium', 'high')),
  from_at timestamptz,
  to_at timestamptz,
  services uuid[] not null,
  assets uuid[] not null,
  approval text not null check (approval in ('none', 'asked', 'approved', 'refused')),
  begun_at timestamptz,
  done_at timestamptz,
  tested_at timestamptz,
  passed boolean,
  rolled_back_at timestamptz,
  check ((from_at is null) = (to_at is null) and from_at < to_at),
  check ((tested_at is null) = (passed is null))
);
create index change_by_window on change (from_at, to_at);

-- What was intended, whole; only ever added to. Approvals are of a version.
create table change_version (
  change_id uuid not null references change,
  n integer not null,
  at timestamptz not null,
  by_id uuid references person,
  type text not null check (type in ('standard', 'normal', 'emergency')),
  template_id uuid references change_template,
  plan text not null,
  test_plan text not null,
  rollback_plan text not null,
  risk jsonb,
  risk_remark text not null,
  from_at timestamptz,
  to_at timestamptz,
  services uuid[] not null,
  assets uuid[] not null,
  primary key (change_id, n),
  check ((type = 'standard') = (template_id is not null))
);

-- Named people asked to approve a version, step by step; `needed`: how many yeses each step takes.
create table change_asking (
  id uuid primary key,
  change_id uuid not null references change,
  version integer not null,
  asked_by uuid references person,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  needed integer[] not null,
  step integer not null,
  state text not null check (state in ('open', 'approved', 'refused', 'voided')),
  foreign key (change_id, version) references change_version (change_id, n)
);
create unique index change_asking_open on change_asking (change_id) where state = 'open';
create index change_asking_of on change_asking (change_id);

-- `by_id` answered: another where he stood in.
create table change_approver (
  asking_id uuid not null references change_asking,
  person_id uuid not null references person,
  step integer not null,
  answer text check (answer in ('approved', 'refused')),
  by_id uuid references person,
  at timestamptz,
  words text not null default '',
  primary key (asking_id, person_id),
  check ((answer is null) = (at is null) and (answer is null) = (by_id is null))
);
create index change_approver_waiting on change_approver (person_id) where answer is null;

-- What was done about it, in words.
create table change_deed (
  id uuid primary key,
  change_id uuid not null references change,
  version integer not null,
  what text not null check (what in ('begun', 'done', 'tested', 'rolled-back')),
  at timestamptz not null,
  by_id uuid references person,
  text text not null,
  passed boolean,
  check ((what = 'tested') = (passed is not null))
);
create index change_deed_of on change_deed (change_id);
