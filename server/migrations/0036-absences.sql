-- Who is away, and who stands in: inherits the queue and the notices. Called off before it began, a row is ended at its beginning.
create table absence (
  id uuid primary key,
  person_id uuid not null references person,
  substitute_id uuid references person check (substitute_id <> person_id),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at >= from_at),
  added_at timestamptz not null
);
create index absence_by_person on absence (person_id, to_at);
create index absence_by_end on absence (to_at);

-- Leads decide about their teams: who is away, what one can do and how much, and they are told when nobody is on shift.
alter table role drop constraint role_permissions_check;
alter table role add constraint role_permissions_check check (permissions <@ array['ticket.create', 'ticket.read-organisation', 'ticket.work',
  'ticket.read-all', 'ticket.restrict', 'ticket.close-unconfirmed', 'team.lead', 'person.read', 'person.edit', 'report.read', 'template.edit',
  'settings.edit', 'access.edit', 'audit.read']);
alter table api_key drop constraint api_key_scopes_check;
alter table api_key add constraint api_key_scopes_check check (scopes <@ array['ticket.create', 'ticket.read-organisation', 'ticket.work',
  'ticket.read-all', 'ticket.restrict', 'ticket.close-unconfirmed', 'team.lead', 'person.read', 'person.edit', 'report.read', 'template.edit',
  'settings.edit', 'access.edit', 'audit.read']);
update role set permissions = array_append(permissions, 'team.lead') where name in ('lead', 'manager');
