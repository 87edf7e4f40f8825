import { sql } from 'kysely'
import * as z from 'zod'
import type { AgreementPage, AgreementState, AgreementVersion, listAgreements } from '#contract/agreement-acts.ts'
import { AgreedTarget, type AgreementKind, AvailabilityPromise } from '#contract/agreements.ts'
import { Calendar } from '#contract/calendars.ts'
import type { Names } from '#contract/common.ts'
import type { Value } from '#contract/endpoint.ts'
import { type Reader, rows } from '#platform/db/index.ts'
import { matchOf, textsOf } from '../agreement.ts'
import { Refusal } from '#platform/refusal.ts'
import { hoursOf, zoneOf } from './hours.ts'

type Page = Value<typeof AgreementPage>
type Version = Value<typeof AgreementVersion>
type List = Value<(typeof listAgreements)['result']>

export const isCalendarVersion = async (db: Reader, id: string): Promise<boolean> =>
  (await db.selectFrom('calendar_version').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

export async function areServices(db: Reader, promises: readonly Pick<AvailabilityPromise, 'service'>[]): Promise<boolean> {
  const ids = promises.map(({ service }) => service)
  const found = ids.length === 0 ? [] : await db.selectFrom('service').select('id').where('id', 'in', ids).execute()
  return found.length === new Set(ids).size
}

export async function agreementPage(db: Reader, id: string): Promise<Page> {
  const [page] = await pages(db, sql`a.id = ${id}`)
  if (!page) throw new Refusal('not-found')
  return page
}

/** What is in force or will be, in the order in which it is asked; then drafts; then what is over. */
export async function agreementList(db: Reader): Promise<List> {
  const items = (await pages(db, sql`true`)).flatMap(({ id, kind, names, state, hasDraft, named, versions, inForce }) => {
    const isPublished = ({ publishedAt }: Version) => publishedAt !== null
    const version = versions.find((one) => one.id === inForce) ?? versions.find(isPublished) ?? versions[0]
    return version ? [{ id, kind, names, state, hasDraft, named, version }] : []
  })
  const place: Record<z.infer<typeof AgreementState>, number> = { inForce: 0, coming: 0, draft: 1, over: 2 }
  const kinds: readonly AgreementKind[] = ['sla', 'ola', 'uc']
  const keys = ({ state, kind, version, id }: (typeof items)[number]) => [place[state], kinds.indexOf(kind), version.rank, id] as const
  return { items: items.toSorted((a, b) => inTurn(keys(a), keys(b))), calendars: await calendars(db) }
}

function inTurn(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const i = a.findIndex((key, n) => key !== b[n])
  const [one, other] = [a[i] ?? 0, b[i] ?? 0]
  return i < 0 ? 0 : one < other ? -1 : 1
}

interface Row {
  id: string
  kind: AgreementKind
  names: Names
  endedAt: Temporal.Instant | null
  inForce: string | null
}

async function pages(db: Reader, condition: ReturnType<typeof sql>): Promise<Page[]> {
  const found = await rows(
    db,
    sql<Row>`select a.id, a.kind, json_build_object('ru', a.name_ru, 'en', a.name_en) as names, a.ended_at as "endedAt",
        (select t.agreement_version_id from agreement_turn t where t.agreement_id = a.id order by t.at desc limit 1) as "inForce"
      from agreement a where ${condition}`,
  )
  const versions = await versionsWhere(db, condition)
  const named = await namesOf(
    db,
    [...versions.values()]
      .flat()
      .flatMap(({ match, availability }) => [
        ...[match.organisations, match.services, match.levels, match.teams, match.vendors, match.assets].flat(),
        ...availability.map(({ service }) => service),
      ]),
  )
  return found.map((row) => {
    const own = versions.get(row.id) ?? []
    const ids = new Set(
      own.flatMap(({ match, availability }) => [...Object.values(match).flat().map(String), ...availability.map(({ service }) => service)]),
    )
    return {
      ...row,
      state: stateOf(row, own),
      hasDraft: own.some(({ publishedAt }) => publishedAt === null),
      versions: own,
      named: Object.fromEntries([...named].filter(([id]) => ids.has(id))),
    }
  })
}

function stateOf({ endedAt, inForce }: Row, versions: readonly Version[]): z.infer<typeof AgreementState> {
  if (inForce !== null) return 'inForce'
  const published = versions.filter(({ publishedAt }) => publishedAt !== null)
  if (published.length === 0) return endedAt ? 'over' : 'draft'
  const hasBegun = published.every(({ publishedAt, validFrom }) => publishedAt && Temporal.Instant.compare(validFrom, publishedAt) <= 0)
  return endedAt || hasBegun ? 'over' : 'coming'
}

type VersionRow = Omit<Version, 'match' | 'targets' | 'availability' | 'texts' | 'timeZone' | 'hours'> & {
  agreement: string
  match: unknown
  targets: unknown
  availability: unknown
  texts: unknown
  definition: unknown
}

async function versionsWhere(db: Reader, condition: ReturnType<typeof sql>): Promise<Map<string, Version[]>> {
  const found = await rows(
    db,
    sql<VersionRow>`select a.id as agreement, v.id, v.n, v.published_at as "publishedAt", v.valid_from as "validFrom", v.valid_to as "validTo",
        v.rank, v.match, v.targets, v.availability, v.texts, v.calendar_version_id as calendar, cv.definition,
        json_build_object('ru', c.name_ru, 'en', c.name_en) as "calendarNames"
      from agreement a join agreement_version v on v.agreement_id = a.id join calendar_version cv on cv.id = v.calendar_version_id
        join calendar c on c.id = cv.calendar_id where ${condition} order by v.n desc`,
  )
  const promises = found.map(({ availability }) => z.array(AvailabilityPromise).parse(availability))
  const hours = await hoursOf(
    db,
    promises.flat().flatMap(({ calendar }) => calendar ?? []),
  )
  const versions = found.map(({ agreement, match, targets, texts, definition, ...row }, i) => ({
    agreement,
    version: {
      ...row,
      match: matchOf(match),
      targets: z.array(AgreedTarget).parse(targets),
      availability: promises[i] ?? [],
      hours: Object.fromEntries(
        (promises[i] ?? []).flatMap(({ calendar }) => {
          const found = hours.get(calendar ?? '')
          return found ? [[found.id, { id: found.id, names: found.names, timeZone: found.timeZone }]] : []
        }),
      ),
      texts: textsOf(texts),
      timeZone: zoneOf(Calendar.parse(definition)),
    },
  }))
  return new Map(
    [...Map.groupBy(versions, ({ agreement }) => agreement)].map(([agreement, own]) => [agreement, own.map(({ version }) => version)]),
  )
}

/** The newest version of each calendar first. */
export async function calendars(db: Reader): Promise<List['calendars']> {
  const found = await rows(
    db,
    sql<{ id: string; names: Names; definition: unknown }>`
      select cv.id, json_build_object('ru', c.name_ru, 'en', c.name_en) as names, cv.definition
      from calendar c join lateral (select id, definition from calendar_version v where v.calendar_id = c.id order by n desc limit 1) cv on true where c.active
      order by c.name_ru collate people_order, c.id`,
  )
  return found.map(({ definition, ...calendar }) => ({ ...calendar, timeZone: zoneOf(Calendar.parse(definition)) }))
}

/** What organisations, teams, levels, services, assets and versions of agreements are called. */
export async function namesOf(db: Reader, ids: readonly string[]): Promise<Map<string, Names>> {
  if (ids.length === 0) return new Map()
  const wanted = sql`any(${[...ids]}::uuid[])`
  const found = await rows(
    db,
    sql<{ id: string; ru: string; en: string }>`select id, name as ru, name as en from organisation where id = ${wanted}
      union all select id, name, name from team where id = ${wanted}
      union all select id, name_ru, name_en from level where id = ${wanted}
      union all select id, name_ru, name_en from service where id = ${wanted}
      union all select id, name, name from asset where id = ${wanted}
      union all select v.id, a.name_ru, a.name_en from agreement_version v join agreement a on a.id = v.agreement_id where v.id = ${wanted}`,
  )
  return new Map(found.map(({ id, ...names }) => [id, names]))
}
