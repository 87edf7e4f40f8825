/** What an agreement may promise, and when the house goes by it. */
import { type AgreementKind, type AgreementTerms, AgreementTexts, MatchRules, metricsOf } from '#contract/agreements.ts'
import { Refusal } from '#platform/refusal.ts'
import { stepThreshold } from './timers.ts'

type Checked = Pick<AgreementTerms, 'match' | 'targets' | 'availability' | 'validFrom' | 'validTo'>

/** A contract between our lines names a line, one with a vendor the vendor; each promises what its kind can promise, once. */
export function checkTerms(kind: AgreementKind, { match, targets, availability, validFrom, validTo }: Checked): void {
  const metrics = targets.map(({ metric }) => metric)
  if (new Set(metrics).size < metrics.length || metrics.some((metric) => !metricsOf[kind].includes(metric)))
    throw new Refusal('agreement.wrong-metric')
  const services = availability.map(({ service }) => service)
  const isElsewhere = (service: string) => match.services.length > 0 && !match.services.includes(service)
  if (new Set(services).size < services.length || (services.length > 0 && kind !== 'sla') || services.some(isElsewhere))
    throw new Refusal('agreement.wrong-availability')
  if ((kind === 'ola' && match.levels.length + match.teams.length === 0) || (kind === 'uc' && match.vendors.length === 0))
    throw new Refusal('agreement.needs-place')
  for (const { steps = [] } of targets)
    if (new Set(steps.map((step) => stepThreshold(step).name)).size < steps.length) throw new Refusal('agreement.step-twice')
  if (validTo && Temporal.Instant.compare(validTo, validFrom) <= 0) throw new Refusal('agreement.over-before-begun')
}

export interface Published {
  readonly id: string
  readonly n: number
  readonly validFrom: Temporal.Instant
  readonly validTo: Temporal.Instant | null
}

/** The version that is valid at a moment: the newest that has begun, unless it or the agreement is over. */
export function validAt(published: readonly Published[], endedAt: Temporal.Instant | null, at: Temporal.Instant): string | null {
  if (endedAt) return null
  const begun = published.filter(({ validFrom }) => Temporal.Instant.compare(validFrom, at) <= 0)
  const newest = begun.toSorted((a, b) => b.n - a.n)[0]
  if (!newest || (newest.validTo && Temporal.Instant.compare(newest.validTo, at) <= 0)) return null
  return newest.id
}

const everyTicket: MatchRules = {
  organisations: [],
  services: [],
  kinds: [],
  priorities: [],
  levels: [],
  teams: [],
  vendors: [],
  assets: [],
  vip: false,
}
const silence = { ru: '', en: '' }
const noTexts: AgreementTexts = {
  supportHours: silence,
  availability: silence,
  reportingPeriod: silence,
  howToReport: silence,
  howWeInform: silence,
}

/** As they are kept: what is left out asks for nothing, or says nothing. */
export const matchOf = (kept: unknown): MatchRules => MatchRules.parse({ ...everyTicket, ...Object(kept) })
export const textsOf = (kept: unknown): AgreementTexts => AgreementTexts.parse({ ...noTexts, ...Object(kept) })
