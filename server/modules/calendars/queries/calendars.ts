import { sql } from 'kysely'
import type { CalendarPage, CalendarPlan, CalendarSummary, CalendarVersion } from '#contract/calendar-acts.ts'
import type { Names } from '#contract/common.ts'
import { type Actor, may } from '#platform/actor.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { isHours, partsOf, zoneOf } from '../plan.ts'
import { type Shelf, inForce, newest } from '../timeline.ts'
import { dateAt } from '../zone.ts'
import { type Published, draftOf, shelfOf } from './shelf.ts'

interface Head {
  readonly id: string
  readonly names: Names
  readonly active: boolean
  readonly draft: CalendarPlan | null
}

const heads = sql<Head>`select c.id, json_build_object('ru', c.name_ru, 'en', c.name_en) as names, c.active, d.plan as draft
  from calendar c left join calendar_draft d on d.calendar_id = c.id`

export async function calendars(db: Reader, at: Temporal.Instant, { retired }: { retired: boolean }): Promise<CalendarSummary[]> {
  const found = await rows<Head>(db, sql`${heads} where c.active or ${retired} order by c.name_ru collate people_order, c.id`)
  const shelf = await shelfOf(db)
  return found.map((head) => summary(head, shelf, at))
}

export async function calendarById(db: Reader, actor: Actor, at: Temporal.Instant, id: string): Promise<CalendarPage> {
  const [head] = await rows<Head>(db, sql`${heads} where c.id = ${id}`)
  if (!head) throw new Refusal('not-found')
  const shelf = await shelfOf(db)
  return {
    ...summary(head, shelf, at),
    versions: (shelf.get(id) ?? []).toReversed().map(version),
    draft: may(actor, 'settings.edit') ? ((await draftOf(db, id)) ?? null) : null,
  }
}

function summary({ id, names, active, draft }: Head, shelf: ReadonlyMap<string, Published[]>, at: Temporal.Instant): CalendarSummary {
  const versions = shelf.get(id) ?? []
  const held = inForce(versions, at.epochMilliseconds)
  const shown = held ?? newest(versions)
  const plan = shown?.plan ?? draft
  return {
    id,
    names,
    active,
    timezone: shown ? zoneOf(shown.definition) : draft ? zoneOfPlan(draft, shelf) : 'UTC',
    composed: plan !== null && !isHours(plan),
    inForce: held ? { n: held.n, validFrom: validFrom(held) } : null,
    drafted: draft !== null,
  }
}

/** Of the first part as it is published, where it is made of others. */
export function zoneOfPlan(plan: CalendarPlan, shelf: Shelf): string {
  if (isHours(plan)) return plan.timezone
  const first = newest(shelf.get(partsOf(plan)[0] ?? '') ?? [])
  return first ? zoneOf(first.definition) : 'UTC'
}

const validFrom = ({ definition, from }: Published): string => dateAt(zoneOf(definition), from)

function version(one: Published): CalendarVersion {
  const { id, n, publishedAt, publishedBy, reason, follows, plan } = one
  return { id, n, validFrom: validFrom(one), publishedAt, publishedBy, reason, follows, plan }
}
