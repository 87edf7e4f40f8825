import type { Answer, Input } from '../../../platform/api.ts'

export type Agreement = Answer<'GET /agreements/:id'>
export type Line = Answer<'GET /agreements'>['items'][number]
export type Version = Agreement['versions'][number]
export type Kind = Agreement['kind']
export type Terms = Input<'POST /agreements'>['body']['terms']
export type Target = Terms['targets'][number]
export type Step = NonNullable<Target['steps']>[number]
export type ChainChoices = Answer<'GET /escalation-chains'>
export type Chain = ChainChoices['items'][number]
export type ChainTerms = Input<'POST /escalation-chains'>['body']
export type ChainStep = ChainTerms['steps'][number]
export type Metric = Target['metric']
export type Amount = Target['byPriority']['1']
export type Match = Terms['match']
export type AvailabilityPromise = Version['availability'][number]

export const metrics: Readonly<Record<Kind, readonly Metric[]>> = {
  sla: ['firstResponse', 'nextResponse', 'periodicUpdate', 'classification', 'resolution'],
  ola: ['level'],
  uc: ['vendor'],
}
export const priorities = ['1', '2', '3', '4', '5'] as const
export const texts = ['supportHours', 'availability', 'reportingPeriod', 'howToReport', 'howWeInform'] as const
export const audiences = ['assignee', 'team', 'lead', 'manager'] as const
export const waits = ['requester', 'vendor', 'approval', 'part'] as const
type Wait = (typeof waits)[number]

/** What stands in the fields of a version: the rest of it is not the editor’s. */
export const termsOf = ({ validFrom, validTo, rank, match, calendar, targets, availability, texts: said }: Version): Terms => ({
  validFrom,
  validTo,
  rank,
  match,
  calendar,
  targets,
  availability,
  texts: said,
})

const hour = 3_600_000
const silence = { ru: '', en: '' }

/** What stops the clock of a target that does not say so: waiting for the requester stops resolution and levels. */
export const pausesOf = ({ metric, pauses }: Target): readonly Wait[] =>
  pauses ?? (metric === 'resolution' || metric === 'level' ? ['requester'] : [])

export const newTarget = (metric: Metric): Target => {
  const hours = (count: number): Amount => ({ kind: 'duration', ms: count * hour })
  const pauses: Target['pauses'] = metric === 'resolution' || metric === 'level' ? ['requester'] : []
  const steps: Step[] = [
    { when: { percent: 75 }, tell: ['assignee'], reassign: null, mark: false },
    { when: { after: 0 }, tell: ['lead'], reassign: null, mark: true },
  ]
  return { metric, pauses, steps, byPriority: { '1': hours(2), '2': hours(4), '3': hours(8), '4': hours(16), '5': hours(40) } }
}

export const newTerms = (kind: Kind, calendar: string): Terms => ({
  validFrom: Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString(),
  validTo: null,
  rank: 100,
  match: { organisations: [], services: [], kinds: [], priorities: [], levels: [], teams: [], vendors: [], assets: [], vip: false },
  calendar,
  targets: (kind === 'sla' ? (['firstResponse', 'resolution'] as const) : metrics[kind]).map(newTarget),
  availability: [],
  texts: { supportHours: silence, availability: silence, reportingPeriod: silence, howToReport: silence, howWeInform: silence },
})
