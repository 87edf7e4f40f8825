-- What a ticket's stages ask for beyond what stands on the ticket, and what of it is there. Written by the modules that know it (problems, changes …)
-- through the face of tickets. `act`: which act is refused without it; null: none, only the stage stands until it is given.
create table required_evidence (
  ticket_id uuid not null references ticket,
  evidence text not null,
  act text check (act in ('begin', 'resolve', 'close')),
  required boolean not null,
  given_at timestamptz,
  primary key (ticket_id, evidence)
);
