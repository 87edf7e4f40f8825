create table mailbox (
  id uuid primary key,
  name text not null,
  address text not null unique check (address = lower(address)),
  team_id uuid not null references team,
  active boolean not null default true,
  imap_host text,
  imap_port integer,
  imap_secure boolean,
  imap_user text,
  imap_folder text,
  imap_afterwards text check (imap_afterwards in ('seen', 'move', 'delete')),
  imap_move_to text,
  -- Sealed with the house's secret: a copy of the table alone opens no mailbox.
  password bytea,
  uid_validity bigint,
  last_uid bigint,
  last_letter_at timestamptz,
  failure text,
  check ((imap_host is null) = (imap_user is null))
);

-- Every letter that was accepted, once: the same letter delivered again (a lost 250, a second fetch) finds its row.
create table letter (
  id uuid primary key,
  fingerprint text not null unique,
  mailbox_id uuid references mailbox,
  raw text not null check (length(raw) = 64),
  sender text not null,
  recipients text[] not null,
  subject text not null,
  internet_message_id text,
  received_at timestamptz not null,
  kind text not null check (kind in ('ordinary', 'auto-reply', 'bounce', 'receipt', 'list', 'automatic', 'loop')),
  reasons text[] not null,
  outcome text not null check (outcome in ('opened', 'joined', 'bounce', 'automatic', 'loop', 'parked', 'discarded', 'duplicate')),
  message_id uuid,
  ticket_id uuid
);
create index letter_by_sender on letter (sender, received_at);
create index letter_by_internet_id on letter (internet_message_id);

create table parked_letter (
  letter_id uuid primary key references letter,
  reason text not null check (reason in ('flood', 'loop', 'fault', 'unknown-recipient')),
  words text not null,
  preview text not null,
  owner_id uuid references person,
  due_at timestamptz not null,
  overdue_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references person
);
create index parked_letter_waiting on parked_letter (due_at) where decided_at is null;

-- By which mailbox a conversation goes on.
create table mail_conversation (
  conversation_id uuid primary key,
  mailbox_id uuid not null references mailbox
);

-- What only the letter of a message has: a subject of its own, and words under it that carry links.
create table mail_look (
  message_id uuid primary key,
  subject text,
  footer text
);
