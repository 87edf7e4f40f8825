-- The improvement register. ticket_id: what it came from. expected and measured are in `unit`, such as hours a month.
create table improvement (
  id uuid primary key,
  ticket_id uuid references ticket,
  what_id uuid not null references text_version,
  state text not null check (state in ('idea', 'accepted', 'doing', 'done', 'measured', 'dropped')),
  owner_id uuid references person check (owner_id is not null or state in ('idea', 'dropped')),
  due_on date check (due_on is not null or state in ('idea', 'dropped')),
  unit text not null,
  expected double precision,
  measured double precision check (measured is not null or state <> 'measured'),
  added_by uuid references person,
  added_at timestamptz not null
);
create index improvement_by_ticket on improvement (ticket_id) where ticket_id is not null;
