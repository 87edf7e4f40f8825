-- A threshold on the way of a clock: its due moment, or that of a step of its agreement. `generation`: where counting began (epoch
-- milliseconds); `used_ms`: the working time used then. A row fires once: what has fired stays, so that no retelling fires it again.
create table timer (
  ticket_id uuid not null,
  metric text not null,
  scope text not null,
  generation bigint not null,
  threshold text not null,
  used_ms bigint not null,
  fire_at timestamptz not null,
  fired_at timestamptz,
  primary key (ticket_id, metric, scope, generation, threshold, used_ms)
);
create index timer_next on timer (fire_at) where fired_at is null;

-- Open tickets are told anew a batch at a time; how far it has come. `silent`: what has passed by then is no news.
create table clock_retelling (
  id uuid primary key,
  asked_at timestamptz not null,
  silent boolean not null,
  after_ticket uuid not null default '00000000-0000-0000-0000-000000000000',
  tickets integer not null default 0,
  done_at timestamptz
);
create index clock_retelling_open on clock_retelling (asked_at, id) where done_at is null;
-- The clocks that ran before there were timers get theirs.
insert into clock_retelling (id, asked_at, silent) values ('01980000-0000-7000-8000-000000003001', now(), true);
