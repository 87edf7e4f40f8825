import * as z from 'zod'
import { Calendar } from '#contract/calendars.ts'
import type { Names } from '#contract/common.ts'
import { type ClockRules, Metric, Target } from '#contract/sla.ts'
import { type WorkingTime, compile } from '#modules/calendars'
import type { Reader } from '#platform/db/index.ts'
import { termsOf } from '../hearing.ts'
import type { Agreement } from '../terms.ts'

const Targets = z.array(z.object({ metric: Metric, pauses: z.array(z.string()).optional(), byPriority: z.record(z.string(), Target) }))

export interface AgreementVersion {
  readonly id: string
  readonly names: Names
  readonly calendarNames: Names
  readonly timeZone: string
  readonly calendar: WorkingTime
  readonly targets: z.infer<typeof Targets>
}

/** Versions are never changed, so each is read and its calendar compiled once in the life of a process. */
const known = new Map<string, AgreementVersion>()
const compiled = new Map<string, WorkingTime>()

export async function agreementVersion(db: Reader, id: string): Promise<AgreementVersion> {
  const before = known.get(id)
  if (before) return before
  const row = await db
    .selectFrom('agreement_version as v')
    .innerJoin('agreement as a', 'a.id', 'v.agreement_id')
    .innerJoin('calendar_version as cv', 'cv.id', 'v.calendar_version_id')
    .innerJoin('calendar as c', 'c.id', 'cv.calendar_id')
    .select([
      'v.targets',
      'a.name_ru',
      'a.name_en',
      'c.name_ru as calendar_ru',
      'c.name_en as calendar_en',
      'cv.id as calendar_version',
      'cv.definition',
    ])
    .where('v.id', '=', id)
    .executeTakeFirstOrThrow()
  const definition = Calendar.parse(row.definition)
  const calendar = compiled.get(row.calendar_version) ?? compile(definition)
  compiled.set(row.calendar_version, calendar)
  const version: AgreementVersion = {
    id,
    names: { ru: row.name_ru, en: row.name_en },
    calendarNames: { ru: row.calendar_ru, en: row.calendar_en },
    timeZone: 'timezone' in definition ? definition.timezone : 'UTC',
    calendar,
    targets: Targets.parse(row.targets),
  }
  known.set(id, version)
  return version
}

/** The agreement in force for a ticket that starts at `at`: until agreements differ by client, the newest published one. */
export async function agreementFor(db: Reader, at: Temporal.Instant): Promise<AgreementVersion> {
  const row = await db
    .selectFrom('agreement_version as v')
    .innerJoin('agreement as a', 'a.id', 'v.agreement_id')
    .select('v.id')
    .where('a.kind', '=', 'sla')
    .where('v.valid_from', '<=', at)
    .orderBy('v.valid_from', 'desc')
    .orderBy('v.n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return agreementVersion(db, row?.id ?? '01980000-0000-7000-8000-000000000402')
}

/** One metric of a version as the engine takes it; null where nothing is promised. */
export function engineOf(version: AgreementVersion, metric: Metric): Agreement | null {
  const promised = version.targets.find((target) => target.metric === metric)
  if (!promised) return null
  const rules: ClockRules = { metric, ...(promised.pauses ? { pauses: promised.pauses } : {}) }
  return {
    rules,
    terms: (name) => {
      const target = promised.byPriority[String(termsOf(name).priority)]
      if (!target) throw new Error(`no target of priority in ${name}`)
      return { target, calendar: version.calendar }
    },
  }
}

/** Working time of the desk's usual calendar. */
export async function deskCalendar(db: Reader, at: Temporal.Instant): Promise<WorkingTime> {
  return (await agreementFor(db, at)).calendar
}
