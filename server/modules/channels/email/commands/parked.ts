import type { ParkedLetter } from '#contract/email.ts'
import { Refusal } from '#platform/refusal.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import type { Actor } from '#platform/actor.ts'
import { classify, parseLetter } from '#platform/mail/index.ts'
import type { Storage } from '#platform/storage.ts'
import * as tickets from '#modules/tickets'
import { parkedById } from '../queries/parked.ts'
import { decideLetter } from '../store.ts'
import { joinTicket, openTicket } from './act.ts'

async function lockParked({ tx }: Work, id: string) {
  const row = await tx
    .selectFrom('parked_letter as p')
    .innerJoin('letter as l', 'l.id', 'p.letter_id')
    .select(['l.id', 'l.raw', 'l.sender', 'l.recipients', 'l.mailbox_id', 'l.received_at', 'p.decided_at'])
    .where('p.letter_id', '=', id)
    .forUpdate('p')
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  if (row.decided_at !== null) throw new Refusal('email.already-decided')
  return row
}

const decided = (work: Work, id: string) =>
  work.tx
    .updateTable('parked_letter')
    .set({ decided_at: work.at, decided_by: work.actor.kind === 'person' ? work.actor.id : null })
    .where('letter_id', '=', id)
    .execute()

export async function ownParked(work: Work, id: string, owner: string): Promise<ParkedLetter> {
  await lockParked(work, id)
  await work.tx.updateTable('parked_letter').set({ owner_id: owner }).where('letter_id', '=', id).execute()
  work.record(id, { type: 'letter.owned', owner })
  return parkedById(work.tx, id, work.at)
}

export async function discardParked(work: Work, id: string): Promise<void> {
  await lockParked(work, id)
  await decided(work, id)
  await decideLetter(work, id, { outcome: 'discarded' })
  work.record(id, { type: 'letter.discarded' })
}

/** Makes a ticket of a parked letter, or adds it to one; its clock starts when the letter reached us. */
export async function letIn(
  house: House,
  storage: Storage,
  actor: Actor,
  id: string,
  ref: string | undefined,
): Promise<{ ticket: string; number: number }> {
  const { raw } = (await house.db.read.selectFrom('letter').select('raw').where('id', '=', id).executeTakeFirst()) ?? {}
  if (raw === undefined) throw new Refusal('not-found')
  const bytes = await storage.read(raw)
  const parsed = parseLetter(bytes)
  const files: string[] = []
  for (const attachment of parsed.attachments) files.push(await storage.put(attachment.bytes))
  return openWork(house, actor, async (work) => {
    const row = await lockParked(work, id)
    const mailbox = row.mailbox_id ?? (await work.tx.selectFrom('mailbox').select('id').limit(1).executeTakeFirstOrThrow()).id
    const judged = classify(parsed)
    const letter = {
      id,
      raw: bytes,
      from: row.sender,
      recipients: row.recipients,
      receivedAt: row.received_at,
      mailbox,
      checks: null,
      sha256: row.raw,
      parsed,
      judged,
      files,
    }
    await decided(work, id)
    if (ref === undefined) await openTicket(work, letter, { from: row.sender }, { automatic: !judged.answerable, requester: null })
    else await joinTicket(work, letter, (await tickets.ticketToWork(work, ref)).id)
    const { ticket_id } = await work.tx.selectFrom('letter').select('ticket_id').where('id', '=', id).executeTakeFirstOrThrow()
    if (ticket_id === null) throw new Error('a letter that was let in has no ticket')
    work.record(id, { type: 'letter.let-in', ticket: ticket_id })
    const { number } = await work.tx.selectFrom('ticket').select('number').where('id', '=', ticket_id).executeTakeFirstOrThrow()
    return { ticket: ticket_id, number }
  })
}

/** Its time has come and nobody has decided: it is late, and whoever watches parked letters is told. */
export async function soundAlarm(work: Work, id: string): Promise<void> {
  const late = await work.tx
    .updateTable('parked_letter')
    .set({ overdue_at: work.at })
    .where('letter_id', '=', id)
    .where('decided_at', 'is', null)
    .where('overdue_at', 'is', null)
    .returning('letter_id')
    .executeTakeFirst()
  if (late) work.record(id, { type: 'letter.overdue' })
}
