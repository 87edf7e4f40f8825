-- A monitoring system speaks to us: a channel of its own.
alter table conversation drop constraint conversation_channel_check;
alter table conversation add constraint conversation_channel_check check (channel in ('email', 'portal', 'phone', 'visit', 'chat', 'desk', 'alert'));
alter table ticket drop constraint ticket_channel_check;
alter table ticket add constraint ticket_channel_check check (channel in ('email', 'portal', 'phone', 'visit', 'chat', 'desk', 'alert'));

create table alert_source (
  id uuid primary key,
  name text not null check (name <> ''),
  -- Sealed: a copy of the table alone signs nothing.
  secret bytea not null,
  requester_id uuid not null references person,
  mapping jsonb not null,
  active boolean not null,
  added_at timestamptz not null
);

-- A signed call, as it came. Its signature is good for one time.
create table alert_call (
  id uuid primary key,
  source_id uuid not null references alert_source,
  received_at timestamptz not null,
  signature text not null,
  raw text not null,
  unique (source_id, signature)
);
create index alert_call_lately on alert_call (source_id, received_at);

-- One alert of a call, and the ticket that it is about.
create table alert (
  id uuid primary key,
  call_id uuid not null references alert_call,
  source_id uuid not null references alert_source,
  at timestamptz not null,
  key text not null,
  state text not null check (state in ('firing', 'resolved')),
  severity text not null,
  -- Null: it was over before anybody knew of it.
  ticket_id uuid references ticket
);
create index alert_by_key on alert (source_id, key, at);
create index alert_of_ticket on alert (ticket_id);
