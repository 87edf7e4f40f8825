import { sql } from 'kysely'
import { Evidence, GatedAct } from '#contract/stages.ts'
import type { GateRules } from '#contract/verification.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import type { Work } from '#platform/work.ts'
import { type Resolving, askedBy, ruleFor } from '../decisions/verification.ts'
import { asksRequester } from '../kernel.ts'
import type { Asked } from '../stages.ts'
import type { Ticket } from '../ticket.ts'
import { readGates, readVerification } from './settings.ts'

/** What is asked for on this ticket beyond its kind's own needs: by rules of the desk and by modules; and what of it is there. */
export async function askedOf(db: Reader, ticket: Ticket): Promise<Asked[]> {
  const found = await rows<{ evidence: string; act: string | null; required: boolean; given: boolean }>(
    db,
    sql`select evidence, act, required, given_at is not null as given from required_evidence where ticket_id = ${ticket.id} order by evidence`,
  )
  const byModules = found.map(({ evidence, act, ...rest }) => ({
    ...rest,
    evidence: Evidence.parse(evidence),
    act: act === null ? null : GatedAct.parse(act),
  }))
  return [...byModules, ...(await byRules(db, ticket))]
}

/** The same for a solution, with how it will be verified. */
export async function resolvingOf({ tx, actor }: Work, ticket: Ticket): Promise<Resolving> {
  const [asked, { rules }] = [await askedOf(tx, ticket), await readVerification(tx)]
  return { asked, verification: askedBy(ruleFor(rules, ticket), actor) }
}

async function byRules(db: Reader, ticket: Ticket): Promise<Asked[]> {
  const { kind } = ticket
  if (!asksRequester(ticket) || (kind !== 'incident' && kind !== 'request')) return []
  return [...(await byGates(db, ticket, kind)), await verification(db, ticket)]
}

async function byGates(db: Reader, ticket: Ticket, kind: keyof GateRules): Promise<Asked[]> {
  const gates = (await readGates(db))[kind]
  const wanted = [
    ...gates.resolve.map((evidence) => ['resolve', evidence] as const),
    ...gates.close.map((evidence) => ['close', evidence] as const),
  ]
  if (wanted.length === 0) return []
  const [there] = await rows<{ service: boolean; category: boolean }>(
    db,
    sql`select exists (select from service where active) as service, exists (select from category
        where active and (${ticket.service_id}::uuid is null or service_id = ${ticket.service_id}) and (kinds = '{}' or ${kind} = any(kinds))) as category`,
  )
  // Nobody is asked for what the catalogue cannot answer.
  const canBe = (evidence: (typeof wanted)[number][1]) => evidence === 'asset' || there?.[evidence] === true
  return wanted.filter(([, evidence]) => canBe(evidence)).map(([act, evidence]) => ({ evidence, act, required: true, given: false }))
}

/** Until it is resolved, what the rule would say now. The requester's word is waited for, but his silence closes it too: no act is refused without it. */
async function verification(db: Reader, ticket: Ticket): Promise<Asked> {
  const how = ticket.resolved_at === null ? ruleFor((await readVerification(db)).rules, ticket)?.how : ticket.verification?.how
  const act = how === 'second' || how === 'check' ? 'close' : null
  return { evidence: 'verification', act, required: how !== 'none', given: ticket.verified_at !== null }
}
