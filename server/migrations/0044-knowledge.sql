-- What helps by being read. An article is its versions; one of them is published, one may be in work.
create table article (
  id uuid primary key,
  number bigint generated always as identity unique,
  -- Versions below; no foreign keys, since tables in a circle could not be restored one after the other.
  published_id uuid,
  working_id uuid,
  in_review boolean not null default false,
  retired_at timestamptz,
  -- Services of the catalogue, which comes after knowledge: no foreign key upwards.
  services uuid[] not null default '{}',
  words text[] not null default '{}',
  -- The day by which somebody looks whether it is still right.
  check_by date,
  -- The ticket it was made from.
  source_id uuid,
  -- Why the version in work was sent back by its reviewer.
  sent_back text not null default '',
  added_at timestamptz not null,
  changed_at timestamptz not null,
  check (published_id is not null or working_id is not null),
  check (working_id is not null or not in_review)
);
create index article_by_change on article (changed_at desc, id);

-- Written once, never changed: another text is another version.
create table article_version (
  id uuid primary key,
  article_id uuid not null references article,
  n integer not null check (n > 0),
  audience text not null check (audience in ('public', 'clients', 'internal')),
  -- Only clients of these organisations; empty: every client.
  organisations uuid[] not null default '{}' check (organisations = '{}' or audience = 'clients'),
  -- Translations that do not say any more what the other one says.
  outdated text[] not null default '{}' check (outdated <@ array['ru', 'en']),
  author_id uuid references person,
  written_at timestamptz not null,
  -- What was changed, in the author's words.
  why text not null,
  published_at timestamptz,
  unique (article_id, n)
);

-- The two languages of one version; the title is found before the body.
create table article_text (
  version_id uuid not null references article_version,
  language text not null check (language in ('ru', 'en')),
  title text not null check (title <> ''),
  body text not null,
  search tsvector generated always as (setweight(search_vector(title), 'A') || setweight(search_vector(body), 'C')) stored,
  primary key (version_id, language)
);
create index article_text_by_words on article_text using gin (search);
create index article_text_by_title on article_text using gin (search_form(title) gin_trgm_ops);

-- Whether it helped: one answer of a person, or of a browser that nobody is signed in to, for each version.
create table article_answer (
  id uuid primary key,
  version_id uuid not null references article_version,
  person_id uuid references person,
  visitor uuid,
  helpful boolean not null,
  comment text not null default '',
  -- It was read instead of asking: no ticket was made.
  solved boolean not null default false check (helpful or not solved),
  given_at timestamptz not null,
  check ((person_id is null) <> (visitor is null)),
  unique (version_id, person_id),
  unique (version_id, visitor)
);

-- Staff reads what is known, agents write it, leads and managers let it out.
alter table role drop constraint role_permissions_check;
alter table role add constraint role_permissions_check check (permissions <@ array['ticket.create', 'ticket.read-organisation', 'ticket.work',
  'ticket.read-all', 'ticket.restrict', 'ticket.close-unconfirmed', 'team.lead', 'knowledge.read', 'knowledge.write', 'knowledge.publish',
  'person.read', 'person.edit', 'report.read', 'template.edit', 'settings.edit', 'access.edit', 'audit.read']);
alter table api_key drop constraint api_key_scopes_check;
alter table api_key add constraint api_key_scopes_check check (scopes <@ array['ticket.create', 'ticket.read-organisation', 'ticket.work',
  'ticket.read-all', 'ticket.restrict', 'ticket.close-unconfirmed', 'team.lead', 'knowledge.read', 'knowledge.write', 'knowledge.publish',
  'person.read', 'person.edit', 'report.read', 'template.edit', 'settings.edit', 'access.edit', 'audit.read']);
update role set permissions = permissions || array['knowledge.read', 'knowledge.write'] where name in ('agent', 'lead', 'manager');
update role set permissions = array_append(permissions, 'knowledge.publish') where name in ('lead', 'manager');
