-- How the solution is verified, as the rule said when the ticket was resolved (the shape is VerificationAsked in contract/verification.ts; null: the
-- requester is asked), and when somebody said that it works. Folds of the log, like the rest of the row.
alter table ticket add column verification jsonb, add column verified_at timestamptz;
alter table ticket drop constraint ticket_closed_how_check;
alter table ticket add constraint ticket_closed_how_check
  check (closed_how in ('confirmed', 'silence', 'thanks', 'agent', 'merged', 'spam', 'duplicate', 'verified'));
create index ticket_to_verify on ticket (resolved_at) where status = 'resolved' and verified_at is null and verification is not null;

-- How a ticket stood, kept to be restored, says these two as well.
update ticket set before_reply = jsonb_set(before_reply, '{standing}', '{"verification": null, "verified_at": null}' || (before_reply->'standing'))
  where before_reply is not null;
update ticket set before_merge = '{"verification": null, "verified_at": null}' || before_merge where before_merge is not null;

-- A desk that works already goes on as it did: nothing more is asked for than before. A new one asks for service and category at the solution.
insert into setting (key, value)
  select 'tickets.gates', '{"incident": {"resolve": [], "close": []}, "request": {"resolve": [], "close": []}}' where exists (select from ticket);
