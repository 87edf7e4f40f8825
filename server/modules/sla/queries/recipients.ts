import { sql } from 'kysely'
import type { StepAudience } from '#contract/clock-steps.ts'
import type { ChainRecipient } from '#contract/escalation-chains.ts'
import { onCall } from '#modules/calendars'
import { standingOf } from '#modules/people'
import { mayWork, ticketScope } from '#modules/tickets'
import type { PersonActor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'

export interface Standing {
  readonly open: boolean
  readonly team: string | null
  readonly assignee: string | null
}

/** How a ticket stands, as far as telling somebody of it goes. */
export async function standingOfTicket(db: Reader, ticket: string): Promise<Standing | undefined> {
  const [found] = await rows<Standing>(
    db,
    sql`select status in ('new', 'in-work', 'waiting') as open, team_id as team, assignee_id as assignee from ticket where id = ${ticket}`,
  )
  return found
}

/** Whom a step of an agreement tells. Where nobody has the ticket, its team; where nobody leads the team, who manages the desk. */
export async function toldByStep(db: Reader, ticket: string, audiences: readonly StepAudience[]): Promise<string[]> {
  const standing = await standingOfTicket(db, ticket)
  if (!standing) return []
  const people = new Set<string>()
  for (const audience of audiences) for (const one of await audienceOf(db, standing, audience)) people.add(one)
  return readersOf(db, ticket, [...people])
}

async function audienceOf(db: Reader, { assignee, team }: Standing, audience: StepAudience): Promise<string[]> {
  if (audience === 'assignee' && assignee !== null) return [assignee]
  if (audience === 'assignee' || audience === 'team') return withRole(db, team, null)
  const leads = audience === 'lead' ? await withRole(db, team, 'lead') : []
  return leads.length > 0 ? leads : managers(db)
}

/** Who manages the desk; a small one has only who sets it up. */
async function managers(db: Reader): Promise<string[]> {
  const found = await withRole(db, null, 'manager')
  return found.length > 0 ? found : withRole(db, null, 'administrator')
}

/** Those who are still here, of a team, with a role. */
async function withRole(db: Reader, team: string | null, role: 'lead' | 'manager' | 'administrator' | null): Promise<string[]> {
  if (team === null && (role === null || role === 'lead')) return []
  const found = await rows<{ id: string }>(
    db,
    sql`select p.id from person p where p.left_at is null
      and (${team}::uuid is null or exists (select from team_member m where m.team_id = ${team}::uuid and m.person_id = p.id))
      and (${role}::text is null or exists (select from person_role r where r.person_id = p.id and r.role = ${role}))
      order by p.id limit 50`,
  )
  return found.map(({ id }) => id)
}

/** Whom a step of a chain tells now. Where that is nobody (no one on call, the person left), who manages the desk. */
export async function toldByChain(db: Reader, ticket: string, to: ChainRecipient, at: Temporal.Instant): Promise<string[]> {
  const standing = await standingOfTicket(db, ticket)
  if (!standing) return []
  const chosen = await readersOf(db, ticket, await recipientsOf(db, standing, to, at))
  return chosen.length > 0 ? chosen : readersOf(db, ticket, await managers(db))
}

async function recipientsOf(db: Reader, standing: Standing, to: ChainRecipient, at: Temporal.Instant): Promise<string[]> {
  switch (to.kind) {
    case 'person':
      return [to.person]
    case 'lead':
    case 'manager':
      return audienceOf(db, standing, to.kind)
    case 'rota': {
      const person = await onCall(db, to.rota, at)
      return person === null ? [] : [person]
    }
  }
}

/** Those of them who may work the ticket: nobody is told of what he may not see. */
async function readersOf(db: Reader, ticket: string, people: readonly string[]): Promise<string[]> {
  const [scope] = await ticketScope(db, [ticket])
  if (!scope) return []
  const readers: string[] = []
  for (const id of people) {
    const actor = await workerBehindLink(db, id)
    if (actor && mayWork(actor, scope)) readers.push(id)
  }
  return readers
}

/** Somebody of the desk as he acts by the link of a notice; undefined when he has left. */
export async function workerBehindLink(db: Reader, id: string): Promise<PersonActor | undefined> {
  const standing = await standingOf(db, id)
  if (!standing || standing.leftAt !== null) return undefined
  const { permissions, organisation, teams, serves } = standing
  return {
    kind: 'person',
    id,
    permissions,
    organisation: organisation?.id ?? null,
    teams: teams.map((one) => one.id),
    serves,
    by: 'link',
  }
}
