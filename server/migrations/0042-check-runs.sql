-- Checks run from the desk (ping, DNS, TCP, TLS, HTTP, traceroute): what was asked, which address was reached, and what came back, word for word.
create table check_run (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  kind text not null check (kind in ('ping', 'dns', 'tcp', 'tls', 'http', 'traceroute')),
  target text not null,
  port integer check (port between 1 and 65535),
  -- The address the name stood for at that moment, and to which the check went; none where the name stood for nothing.
  address text,
  outcome text not null check (outcome in ('ok', 'failed')),
  output text not null,
  run_by uuid references person,
  run_at timestamptz not null,
  took_ms integer not null check (took_ms >= 0)
);
create index check_run_ticket on check_run (ticket_id, run_at);
create index check_run_person on check_run (run_by, run_at);
