/** A major incident, as the log tells of it. */
import type { AppEvent } from '#contract/events.ts'
import type { MajorEvent } from '#contract/major-events.ts'
import type { MajorRoles, MajorScope } from '#contract/major-words.ts'
import { Refusal } from '#platform/refusal.ts'

type Instant = Temporal.Instant

export interface Major {
  readonly declared_at: Instant
  readonly services: readonly string[]
  readonly organisations: readonly string[]
  readonly people: readonly string[]
  readonly teams: readonly string[]
  readonly commander_id: string
  readonly communicator_id: string | null
  readonly scribe_id: string | null
  readonly impact_id: string
  readonly public_ru_id: string | null
  readonly public_en_id: string | null
  readonly stood_down_at: Instant | null
}

/** It touches this client: nobody is named, or he is. Who belongs to none is touched by what touches everybody. */
export const touches = ({ organisations }: Pick<Major, 'organisations'>, organisation: string | null): boolean =>
  organisations.length === 0 || (organisation !== null && organisations.includes(organisation))

export function allowRunning(major: Pick<Major, 'stood_down_at'>): void {
  if (major.stood_down_at !== null) throw new Refusal('incidents.major-not-running')
}

/** What is written down later happened between the beginning of the incident and now. */
export function checkMoment(at: Instant, { from, now }: { from: Instant; now: Instant }): void {
  if (Temporal.Instant.compare(at, from) < 0 || Temporal.Instant.compare(at, now) > 0) throw new Refusal('incidents.moment-outside')
}

const columnsOfScope = ({ services, organisations, people, teams }: MajorScope) => ({ services, organisations, people, teams })
const columnsOfRoles = ({ commander, communicator, scribe }: MajorRoles) => ({
  commander_id: commander,
  communicator_id: communicator,
  scribe_id: scribe,
})
const columnsOfStatement = ({ impact, publicRu, publicEn }: { impact: string; publicRu: string | null; publicEn: string | null }) => ({
  impact_id: impact,
  public_ru_id: publicRu,
  public_en_id: publicEn,
})

interface Happened {
  readonly subject: string
  readonly at: Instant
  readonly event: AppEvent
}

const isOfMajor = (event: AppEvent): event is MajorEvent => event.type.startsWith('major.')

export function apply(row: Major | undefined, { at, event }: Happened): Major | undefined {
  if (!isOfMajor(event)) return row
  switch (event.type) {
    case 'major.declared':
      return { declared_at: at, ...columnsOfScope(event), ...columnsOfRoles(event), ...columnsOfStatement(event), stood_down_at: null }
    case 'major.scope-changed':
      return row && { ...row, ...columnsOfScope(event) }
    case 'major.roles-set':
      return row && { ...row, ...columnsOfRoles(event) }
    case 'major.restated':
      return row && { ...row, ...columnsOfStatement(event) }
    case 'major.stood-down':
      return row && { ...row, stood_down_at: at }
    case 'major.decision-noted':
    case 'major.entry-noted':
    case 'major.children-joined':
    case 'major.children-left':
    case 'major.children-resolved':
    case 'major.child-came-back':
    case 'major.proposed':
    case 'major.proposal-dismissed':
    case 'major-rules.set':
      return row
  }
}

const columns = [
  'declared_at',
  'services',
  'organisations',
  'people',
  'teams',
  'commander_id',
  'communicator_id',
  'scribe_id',
  'impact_id',
  'public_ru_id',
  'public_en_id',
  'stood_down_at',
] as const

/** A proposal stands on a ticket that may never become one. */
const ofNone = new Set(['major.proposed', 'major.proposal-dismissed'])
const of = ({ subject, event }: Happened): string | undefined => (isOfMajor(event) && !ofNone.has(event.type) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const majorFold = { table: 'major_incident', columns, of, apply } as const
