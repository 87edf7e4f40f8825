-- A case of another system's log and the ticket it has become: what makes an import go on where it stopped, and do nothing twice.
create table ticket_import (
  source text not null check (source <> ''),
  reference text not null check (reference <> ''),
  ticket_id uuid not null unique references ticket,
  -- Of the rows of the log as they were imported.
  fingerprint text not null,
  primary key (source, reference)
);

-- Whom and what the names of such a log stand for.
create table imported_name (
  source text not null check (source <> ''),
  kind text not null check (kind in ('team', 'organisation', 'requester', 'assignee')),
  name text not null,
  id uuid not null,
  primary key (source, kind, name)
);
create index imported_name_by_id on imported_name (id);
