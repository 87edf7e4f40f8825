import type { Change } from '#contract/changes.ts'
import { riskOf } from '#contract/risk-of.ts'
import { personChips, standInFor } from '#modules/people'
import { mayWork, ticketScope } from '#modules/tickets'
import type { Actor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { sql } from 'kysely'
import { answersFor, awaited } from '../approval.ts'
import { lacksOf, stateOf } from '../change.ts'
import { mayDo, ownOf } from '../policy.ts'
import { type KeptAsking, askingsOf, rowOf, versionOf } from '../store.ts'
import { namesOf } from './names.ts'
import { overlapsOf } from './overlaps.ts'
import { templateById } from './templates.ts'

/** A change as one who works its ticket sees it. */
export async function changePage(db: Reader, actor: Actor, ticket: string, at: Temporal.Instant): Promise<Change> {
  const [about] = await rows<{ number: number; kind: string; requester: string; isOpen: boolean }>(
    db,
    sql`select number, kind, requester_id as requester, status not in ('resolved', 'closed') and merged_into_id is null as "isOpen"
      from ticket where id = ${ticket}`,
  )
  if (about?.kind !== 'change') throw new Refusal('changes.not-a-change')
  const row = await rowOf(db, ticket)
  const { facts, by: plannedBy } = await versionOf(db, ticket, row?.version ?? 0)
  const askings = await askingsOf(db, { change: ticket })
  const open = askings.find(({ state }) => state === 'open')
  const [scope] = await ticketScope(db, [ticket])
  const own = open ? ownOf({ asked_by: open.asked_by, planned_by: plannedBy, requester: about.requester }) : []
  const works = about.isOpen && scope !== undefined && mayWork(actor, scope)
  const { services, assets, template, ...said } = facts
  const names = await namesOf(db, { services, assets })
  const kept = template === null ? undefined : await templateById(db, template)
  return {
    ...said,
    number: about.number,
    version: row?.version ?? 0,
    state: stateOf(row),
    template: kept ? { id: kept.id, names: kept.names } : null,
    services: names.services(services),
    assets: names.assets(assets),
    weighed: facts.risk && riskOf(facts.risk),
    overlaps: row ? await overlapsOf(db, actor, ticket) : [],
    askings: await askingsShown(db, askings, at),
    deeds: await deedsOf(db, ticket),
    lacks: lacksOf(facts, row?.approval ?? 'none'),
    may: mayDo(facts, row, { works, isAsked: about.isOpen && open !== undefined && mayAnswer(open, actor, own) }),
  }
}

/** The same rule that guards the answer. */
function mayAnswer(asking: KeptAsking, actor: Actor, own: readonly (string | null)[]): boolean {
  try {
    answersFor(asking, actor, own)
    return true
  } catch {
    return false
  }
}

async function askingsShown(db: Reader, askings: readonly KeptAsking[], at: Temporal.Instant): Promise<Change['askings']> {
  const standIns = new Map<string, string>()
  for (const asking of askings)
    for (const person of awaited(asking)) {
      const other = await standInFor(db, person, at)
      if (other !== null && other !== person) standIns.set(person, other)
    }
  const chips = await personChips(db, [
    ...askings.flatMap(({ asked_by: by, approvers }) => [by, ...approvers.flatMap((one) => [one.person, one.by])]),
    ...standIns.values(),
  ])
  const chip = (id: string | null | undefined) => chips.get(id ?? '') ?? null
  return askings.map(({ id, version, state, asked_by: by, asked_at: askedAt, due_at: dueAt, step, needed, approvers }) => ({
    id,
    version,
    state,
    askedBy: chip(by),
    askedAt,
    dueAt,
    step,
    steps: needed.map((many, n) => ({
      needed: many,
      people: approvers
        .filter((one) => one.step === n)
        .map((one) => ({
          person: chip(one.person) ?? { id: one.person, name: '' },
          answer: one.answer,
          by: chip(one.by),
          at: one.at,
          words: one.words,
          standIn: chip(standIns.get(one.person)),
        })),
    })),
  }))
}

async function deedsOf(db: Reader, ticket: string): Promise<Change['deeds']> {
  const found = await rows<Omit<Change['deeds'][number], 'by'> & { by: string | null }>(
    db,
    sql`select what, at, by_id as by, text, passed from change_deed where change_id = ${ticket} order by at, id`,
  )
  const chips = await personChips(
    db,
    found.map(({ by }) => by),
  )
  return found.map((one) => ({ ...one, by: chips.get(one.by ?? '') ?? null }))
}
