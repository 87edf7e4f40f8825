create table letter_template (
  name text not null,
  language text not null check (language in ('ru', 'en')),
  subject text not null,
  body text not null,
  changed_at timestamptz not null,
  primary key (name, language)
);

-- Who does not want our own letters about a ticket. What people write to him still comes.
create table stopped_notice (
  ticket_id uuid not null,
  person_id uuid not null references person,
  stopped_at timestamptz not null,
  primary key (ticket_id, person_id)
);
