import type { ChangeFacts, Risk } from '#contract/changes.ts'
import { riskOf } from '#contract/risk-of.ts'
import { standInFor, standingOf, stoodInBy } from '#modules/people'
import type { PersonActor } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { sql } from 'kysely'
import { answersFor, awaited } from '../approval.ts'
import { ownOf } from '../policy.ts'
import { type KeptAsking, askingsOf, versionOf } from '../store.ts'
import { namesOf } from './names.ts'

type Chips = Awaited<ReturnType<typeof namesOf>>

/** What somebody is asked to approve, for a letter and for the page that its link leads to. */
export interface Asked extends Pick<ChangeFacts, 'type' | 'plan' | 'testPlan' | 'rollbackPlan' | 'riskRemark' | 'window'> {
  readonly ticket: string
  readonly state: KeptAsking['state']
  readonly dueAt: Temporal.Instant
  readonly askedBy: string
  readonly weighed: Risk | null
  readonly services: ReturnType<Chips['services']>
  readonly assets: ReturnType<Chips['assets']>
  readonly isOver: boolean
}

export async function askedOf(db: Reader, id: string): Promise<Asked | undefined> {
  const [asking] = await askingsOf(db, { asking: id })
  if (!asking) return undefined
  const { facts } = await versionOf(db, asking.change, asking.version)
  const [ticket] = await rows<{ isOver: boolean; askedBy: string | null; service: string | null; asset: string | null }>(
    db,
    sql`select t.kind <> 'change' or t.status in ('resolved', 'closed') or t.merged_into_id is not null as "isOver", p.name as "askedBy",
        t.service_id as service, t.asset_id as asset
      from ticket t left join person p on p.id = ${asking.asked_by} where t.id = ${asking.change}`,
  )
  const services = [...new Set([...facts.services, ticket?.service].filter((one) => one !== null && one !== undefined))]
  const assets = [...new Set([...facts.assets, ticket?.asset].filter((one) => one !== null && one !== undefined))]
  const names = await namesOf(db, { services, assets })
  const { type, plan, testPlan, rollbackPlan, riskRemark, window, risk } = facts
  return {
    type,
    plan,
    testPlan,
    rollbackPlan,
    riskRemark,
    window,
    weighed: risk && riskOf(risk),
    ticket: asking.change,
    state: asking.state,
    dueAt: asking.due_at,
    askedBy: ticket?.askedBy ?? '',
    services: names.services(services),
    assets: names.assets(assets),
    isOver: ticket?.isOver ?? true,
  }
}

/** Who is to read the letter to this approver: himself, or who stands in for him, unless that one planned it or asks for it. Null: it waits for him no more. */
export async function readerOf(db: Reader, id: string, person: string, at: Temporal.Instant): Promise<string | null> {
  const [asking] = await askingsOf(db, { asking: id })
  if (!asking || !awaited(asking).includes(person)) return null
  const standIn = await standInFor(db, person, at)
  return standIn === null || (await ownIn(db, asking)).includes(standIn) ? person : standIn
}

async function ownIn(db: Reader, asking: KeptAsking): Promise<readonly (string | null)[]> {
  const { by } = await versionOf(db, asking.change, asking.version)
  const { requester_id: requester } = await db
    .selectFrom('ticket')
    .select('requester_id')
    .where('id', '=', asking.change)
    .executeTakeFirstOrThrow()
  return ownOf({ asked_by: asking.asked_by, planned_by: by, requester })
}

/** The holder of a link as he stands now, with those for whom he stands in; undefined when he has left. */
export async function approverBehindLink(db: Reader, id: string, at: Temporal.Instant): Promise<PersonActor | undefined> {
  const standing = await standingOf(db, id)
  if (!standing || standing.leftAt !== null) return undefined
  const { permissions, organisation, teams, serves } = standing
  const standsInFor = await stoodInBy(db, id, at)
  return {
    kind: 'person',
    id,
    permissions,
    organisation: organisation?.id ?? null,
    teams: teams.map((team) => team.id),
    serves,
    standsInFor,
    by: 'link',
  }
}

/** For whom the holder of a link would answer now; undefined: nothing waits for him. */
export async function waitsFor(db: Reader, id: string, actor: PersonActor): Promise<string | undefined> {
  const [asking] = await askingsOf(db, { asking: id })
  if (!asking) return undefined
  try {
    return answersFor(asking, actor, await ownIn(db, asking))
  } catch {
    return undefined
  }
}
