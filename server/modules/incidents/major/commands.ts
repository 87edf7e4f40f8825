import { sql } from 'kysely'
import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/major-incidents.ts'
import type { MajorRules } from '#contract/major-events.ts'
import type { MajorRoles, MajorScope } from '#contract/major-words.ts'
import { checkChoice } from '#modules/catalog'
import { standingOf } from '#modules/people'
import { ticketToWork } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { writeSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { allowRunning, checkMoment } from './major.ts'
import * as store from './store.ts'

type Body<E extends { readonly body: { readonly _zod: { readonly input: unknown; readonly output: unknown } } }> = Value<E['body']>

interface Told {
  readonly id: string
  readonly number: number
}

/** Whose events tell how the rules were changed. */
const settings = '01980000-0000-7000-8000-000000000291'

export async function declareMajor(work: Work, ref: string, body: Body<typeof contract.declareMajor>): Promise<Told> {
  const told = await ticketToWork(work, ref)
  const { id } = told
  const before = await store.lockMajor(work, id)
  if (before && before.stood_down_at === null) throw new Refusal('incidents.major-already')
  await allowDeclaring(work, id)
  const { services, organisations, people, teams, commander, communicator, scribe } = body
  const [scope, roles] = [
    { services, organisations, people, teams },
    { commander, communicator, scribe },
  ]
  await checkScope(work, scope)
  await checkRoles(work, roles)
  if (body.proposal !== undefined) {
    const proposal = await store.lockProposal(work, body.proposal)
    if (!proposal || proposal.settled) throw new Refusal('not-found')
  }
  await store.saveMajor(work, id, before, {
    type: 'major.declared',
    ...scope,
    ...roles,
    ...(await written(work, id, body)),
    reason: await store.writeText(work, id, body.reason),
    proposal: body.proposal ?? null,
  })
  await store.settleDeclared(work, services)
  return told
}

async function allowDeclaring({ tx }: Work, id: string): Promise<void> {
  const [ticket] = await rows<{ kind: string; status: string; part: boolean }>(
    tx,
    sql`select kind, status, exists (select from ticket_link where ticket_id = ticket.id and type = 'part-of') as part from ticket where id = ${id}`,
  )
  if (ticket?.kind !== 'incident') throw new Refusal('incidents.not-an-incident')
  if (ticket.part) throw new Refusal('incidents.major-is-part')
  if (ticket.status === 'resolved' || ticket.status === 'closed') throw new Refusal('incidents.major-over')
}

export async function editMajor(work: Work, ref: string, { scope, roles, statement }: Body<typeof contract.editMajor>): Promise<Told> {
  const told = await ticketToWork(work, ref)
  const { id } = told
  allowRunning(await store.lockKnownMajor(work, id))
  if (scope) {
    await checkScope(work, scope)
    await store.saveMajor(work, id, await store.lockKnownMajor(work, id), { type: 'major.scope-changed', ...scope })
  }
  if (roles) {
    await checkRoles(work, roles)
    await store.saveMajor(work, id, await store.lockKnownMajor(work, id), { type: 'major.roles-set', ...roles })
  }
  if (statement)
    await store.saveMajor(work, id, await store.lockKnownMajor(work, id), {
      type: 'major.restated',
      ...(await written(work, id, statement)),
    })
  return told
}

async function written(work: Work, id: string, { impact, publicText }: { impact: string; publicText: { ru: string; en: string } }) {
  return {
    impact: await store.writeText(work, id, impact),
    publicRu: await store.writeAnyText(work, id, publicText.ru),
    publicEn: await store.writeAnyText(work, id, publicText.en),
  }
}

export async function noteDecision(work: Work, ref: string, { text, by, at }: Body<typeof contract.noteDecision>): Promise<Told> {
  const told = await majorToWrite(work, ref, at)
  const { id } = told
  await checkStaff(work, by)
  work.record(id, { type: 'major.decision-noted', text: await store.writeText(work, id, text), by }, at)
  return told
}

export async function noteEntry(work: Work, ref: string, { text, at }: Body<typeof contract.noteEntry>): Promise<Told> {
  const told = await majorToWrite(work, ref, at)
  const { id } = told
  work.record(id, { type: 'major.entry-noted', text: await store.writeText(work, id, text) }, at)
  return told
}

/** Lines may be written after it is over too: what was forgotten belongs into the timeline. */
async function majorToWrite(work: Work, ref: string, at: Temporal.Instant | undefined): Promise<Told> {
  const told = await ticketToWork(work, ref)
  const { id } = told
  await store.lockKnownMajor(work, id)
  const [began] = await rows<{ from: Temporal.Instant }>(
    work.tx,
    sql`select least(started_at, (select min(from_at) from outage where ticket_id = ticket.id and withdrawn_at is null)) as "from"
      from ticket where id = ${id}`,
  )
  if (at && began) checkMoment(at, { from: began.from, now: work.at })
  return told
}

export async function standDown(work: Work, ref: string, reason: string): Promise<Told> {
  const told = await ticketToWork(work, ref)
  const { id } = told
  const major = await store.lockKnownMajor(work, id)
  allowRunning(major)
  await store.saveMajor(work, id, major, { type: 'major.stood-down', reason: await store.writeText(work, id, reason) })
  return told
}

export async function dismissProposal(work: Work, id: string, reason: string): Promise<void> {
  const found = await work.tx.selectFrom('major_proposal').select('ticket_id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  const { id: ticket } = await ticketToWork(work, found.ticket_id)
  const proposal = await store.lockProposal(work, id)
  if (!proposal || proposal.settled) throw new Refusal('incidents.proposal-settled')
  const text = await store.writeText(work, ticket, reason)
  await store.settleDismissed(work, id, text)
  work.record(ticket, { type: 'major.proposal-dismissed', proposal: id, reason: text })
}

export async function setMajorRules(work: Work, rules: MajorRules): Promise<MajorRules> {
  for (const service of rules.criticalServices) await checkService(work, service)
  await writeSetting(work.tx, store.rulesSetting, rules)
  work.record(settings, { type: 'major-rules.set', rules })
  return rules
}

const checkService = ({ tx }: Work, service: string): Promise<void> => checkChoice(tx, { service, category: null, kind: 'incident' })

/** Whoever is named must be of a client whom the actor serves: a name is told back, and foreign keys would only fault. */
async function checkScope(work: Work, { services, organisations, people, teams }: MajorScope): Promise<void> {
  for (const service of services) await checkService(work, service)
  if (organisations.some((id) => !serves(work.actor, id))) throw new Refusal('forbidden')
  const [known] = await rows<{ organisations: number; teams: number }>(
    work.tx,
    sql`select (select count(*)::int from organisation where id = any(${organisations}::uuid[])) as organisations,
      (select count(*)::int from team where id = any(${teams}::uuid[])) as teams`,
  )
  if (known?.organisations !== new Set(organisations).size || known.teams !== new Set(teams).size) throw new Refusal('not-found')
  const found = await rows<{ id: string; organisation: string | null }>(
    work.tx,
    sql`select id, organisation_id as organisation from person where id = any(${people}::uuid[])`,
  )
  if (found.length !== new Set(people).size || found.some(({ organisation }) => organisation !== null && !serves(work.actor, organisation)))
    throw new Refusal('incidents.no-such-person')
}

const serves = (actor: Actor, client: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && (actor.serves === null || actor.serves.includes(client)))

async function checkRoles(work: Work, { commander, communicator, scribe }: MajorRoles): Promise<void> {
  for (const person of new Set([commander, communicator, scribe])) if (person !== null) await checkStaff(work, person)
}

export async function checkStaff({ tx }: Work, person: string): Promise<void> {
  const standing = await standingOf(tx, person)
  if (!standing?.permissions.has('ticket.work') || standing.leftAt !== null) throw new Refusal('incidents.no-such-person')
}
