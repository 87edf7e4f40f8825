import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type { listKnownOutages } from '#contract/known-outages.ts'
import type { getMajorOfTicket, listLikely, listRunning } from '#contract/major-incidents.ts'
import { personChips } from '#modules/people'
import { mayWork, ticketScope, workableTicket, workedBy } from '#modules/tickets'
import { type Actor, personOf } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { touches } from '../major.ts'
import { mayKnow } from '../policy.ts'
import { majorRows, openProposals, organisationChip, personChip, publicText, servicesOf, ticketChip } from './rows.ts'

type OfTicket = Value<(typeof getMajorOfTicket)['result']>

/** What a ticket is to major incidents. */
export async function majorOfTicket(db: Reader, actor: Actor, ref: string): Promise<OfTicket> {
  const id = await workableTicket(db, actor, ref)
  const [self] = await majorRows(db, actor, sql`m.id = ${id}`)
  const [proposal] = await openProposals(db, actor, sql`${id} = any(p.tickets)`)
  const [ticket] = await rows<{
    kind: string
    open: boolean
    service: string | null
    organisation: OfTicket['draft']['organisations'][number] | null
  }>(
    db,
    sql`select kind, status in ('new', 'in-work', 'waiting') as open, service_id as service, ${organisationChip(sql`organisation_id`)} as organisation
      from ticket where id = ${id}`,
  )
  const partOf = await wholeOf(db, actor, id)
  const me = personOf(actor)
  const mayDeclare = ticket?.kind === 'incident' && ticket.open && partOf === null && (self === undefined || self.stoodDownAt !== null)
  return {
    self: self
      ? { declaredAt: self.declaredAt, stoodDownAt: self.stoodDownAt, children: self.children, open: self.open, cameBack: self.cameBack }
      : null,
    partOf,
    proposal: proposal ?? null,
    may: { declare: mayDeclare },
    draft: {
      services: ticket?.service ? [ticket.service] : [],
      organisations: ticket?.organisation?.kind === 'client' ? [ticket.organisation] : [],
      commander: me === null ? null : ((await personChips(db, [me])).get(me) ?? null),
    },
  }
}

async function wholeOf(db: Reader, actor: Actor, id: string): Promise<OfTicket['partOf']> {
  const [found] = await rows<{ id: string; number: number; title: string; publicText: { ru: string; en: string } }>(
    db,
    sql`select m.id, t.number, (select text from text_version where id = t.title_id) as title, ${publicText('m')} as "publicText"
      from ticket_link l join major_incident m on m.id = l.other_id join ticket t on t.id = m.id where l.ticket_id = ${id} and l.type = 'part-of'`,
  )
  if (!found) return null
  const [scope] = await ticketScope(db, [found.id])
  return scope && mayWork(actor, scope) ? found : { ...found, number: null, title: null }
}

type RunningItem = Value<(typeof listRunning)['result']>['items'][number]

interface Running {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly publicText: { ru: string; en: string }
  readonly services: { id: string; names: { ru: string; en: string } }[]
  readonly since: Temporal.Instant
  readonly organisations: string[]
}

/** They run, and their ticket is not resolved: what is over takes in nobody. */
const running = (db: Reader, service: string | null): Promise<Running[]> =>
  rows(
    db,
    sql<Running>`select m.id, t.number, (select text from text_version where id = t.title_id) as title, ${publicText('m')} as "publicText",
        ${servicesOf(sql`m.services`)} as services, m.declared_at as since, m.organisations
      from major_incident m join ticket t on t.id = m.id
      where m.stood_down_at is null and t.status in ('new', 'in-work', 'waiting') and (${service}::uuid is null or ${service}::uuid = any(m.services))
      order by m.declared_at desc`,
  )

/** For who registers a ticket; one that he does not work he knows by its public sentence. */
export async function runningFor(db: Reader, actor: Actor, service: string | null): Promise<RunningItem[]> {
  const found = await running(db, service)
  const scopes = new Map(
    (
      await ticketScope(
        db,
        found.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  )
  return found.flatMap(({ organisations, number, title, ...told }): RunningItem[] => {
    const scope = scopes.get(told.id)
    if (scope && mayWork(actor, scope)) return [{ ...told, number, title }]
    return mayKnow(actor, { organisations }) ? [{ ...told, number: null, title: null }] : []
  })
}

type Known = Value<(typeof listKnownOutages)['result']>['items'][number]

/** What touches a requester, in the words that were written for requesters. */
export async function outagesKnownTo(db: Reader, person: { id: string; organisation: string | null }): Promise<Known[]> {
  const found = (await running(db, null)).filter((one) => touches(one, person.organisation))
  const mine = await rows<{ major: string; number: number }>(
    db,
    sql`select l.other_id as major, t.number from ticket_link l join ticket t on t.id = l.ticket_id
      where l.type = 'part-of' and l.other_id = any(${found.map(({ id }) => id)}::uuid[]) and t.requester_id = ${person.id} and t.status <> 'closed'`,
  )
  return found.map(({ id, services, publicText: told, since }) => ({
    id,
    services,
    publicText: told,
    since,
    mine: mine.find(({ major }) => major === id)?.number ?? null,
  }))
}

/** How long before it was declared its first tickets may have come. */
const before = { hours: 2 }

/** Open tickets of its services since shortly before it was declared, that are part of nothing yet. */
export async function likelyMembers(db: Reader, actor: Actor, ref: string): Promise<Value<(typeof listLikely)['result']>['items']> {
  const id = await workableTicket(db, actor, ref)
  const [major] = await rows<{ since: Temporal.Instant; services: string[]; organisations: string[] }>(
    db,
    sql`select least(m.declared_at, t.started_at) as since, m.services, m.organisations from major_incident m join ticket t on t.id = m.id where m.id = ${id}`,
  )
  if (!major) return []
  return rows(
    db,
    sql<
      Value<(typeof listLikely)['result']>['items'][number]
    >`select ${ticketChip('t')} as ticket, ${personChip(sql`t.requester_id`)} as requester,
        ${organisationChip(sql`t.organisation_id`)} as organisation, t.opened_at as "openedAt"
      from ticket t where t.service_id = any(${major.services}::uuid[]) and t.status in ('new', 'in-work', 'waiting') and t.kind in ('incident', 'request')
        and t.opened_at >= ${major.since.subtract(before)} and t.id <> ${id} and t.merged_into_id is null
        and (${major.organisations}::uuid[] = '{}' or t.organisation_id = any(${major.organisations}::uuid[]))
        and not exists (select from ticket_link l where l.type = 'part-of' and (l.ticket_id = t.id or l.other_id = t.id))
        and not exists (select from major_incident m where m.id = t.id and m.stood_down_at is null)
        and ${workedBy(actor, 't')} order by t.opened_at desc limit 200`,
  )
}
