-- What is known of a vendor beside its organisation: by which addresses it is written to, when it works, what it speaks, what it supports.
create table vendor (
  organisation_id uuid primary key references organisation,
  mail text[] not null default '{}',
  time_zone text not null,
  language text not null check (language in ('ru', 'en')),
  products text[] not null default '{}'
);

-- A conversation with a vendor, or with whom a message was forwarded to (then `vendor_id` is null). Its letters bear this subject: a ticket's
-- title is the requester's word, and goes to nobody who was not given it.
create table vendor_thread (
  conversation_id uuid primary key references conversation,
  vendor_id uuid references organisation,
  subject text not null check (subject <> '')
);

-- By what number the vendor knows our matter, while he has it.
alter table ticket add column vendor_case text check (vendor_case is null or vendor_id is not null);
alter table stay add column vendor_case text check (vendor_case is null or vendor_id is not null);
