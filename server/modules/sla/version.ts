/** A published version of an agreement as clocks take it. */
import type { AgreedTarget, AgreementKind } from '#contract/agreements.ts'
import type { Names } from '#contract/common.ts'
import type { Metric } from '#contract/sla.ts'
import type { Offer } from './match.ts'
import type { Agreement, Terms, WorkingTime } from './terms.ts'

export interface AgreementVersion {
  readonly id: string
  readonly kind: AgreementKind
  readonly calendarNames: Names
  readonly timeZone: string
  readonly calendar: WorkingTime
  readonly targets: readonly AgreedTarget[]
  /** The version whose place it took because the calendar was published anew, and what that makes of the time used. */
  readonly follows?: { readonly version: string; readonly mode: 'carry' | 'retroactive' } | undefined
}

/** Every agreement as the house has gone by it, and the moments at which that changed. */
export interface Book {
  /** In the order in which they are asked. */
  readonly offers: readonly Offer[]
  readonly turns: readonly number[]
  readonly versions: ReadonlyMap<string, AgreementVersion>
}

/** A clock of a ticket: its metric, and the level, team or vendor whose time it counts. */
export interface ClockName {
  readonly metric: Metric
  readonly scope: string
}

/** Whose terms a clock has: a version of an agreement and a priority. */
export const termsName = (version: string, priority: number): string => `${version}/${priority}`

/** How a version that follows its calendar takes what was used under one before it; undefined where it does not follow that one. */
export function followMode(versions: Book['versions'], from: string, to: AgreementVersion): 'carry' | 'retroactive' | undefined {
  let mode: 'carry' | 'retroactive' = 'carry'
  for (let one: AgreementVersion | undefined = to; one?.follows; one = versions.get(one.follows.version)) {
    if (one.follows.mode === 'retroactive') mode = 'retroactive'
    if (one.follows.version === from) return mode
  }
  return undefined
}

/** The time of a clock before anything was promised: it counts, and is never late. */
export const beforePromise = (version: string): string => termsName(version, 0)
const boundless = { kind: 'duration', ms: Number.MAX_SAFE_INTEGER } as const

export function termsOf(name: string): { version: string; priority: number } {
  const [version = '', priority = ''] = name.split('/')
  return { version, priority: Number(priority) }
}

export const targetOf = (version: AgreementVersion | null, metric: Metric): AgreedTarget | undefined =>
  version?.targets.find((target) => target.metric === metric)

/** Which waits pause a target: resolution and levels stand while we wait for the requester, unless it says otherwise. */
export const pausesOf = ({ metric, pauses }: AgreedTarget): readonly string[] =>
  pauses ?? (metric === 'resolution' || metric === 'level' ? ['requester'] : [])

/** A clock as the engine takes it. A history names versions, and holds only those waits that their targets pause for. */
export function engineOf(versions: Book['versions'], { metric, scope }: ClockName): Agreement {
  const known = new Map<string, Terms>()
  const find = (name: string): Terms => {
    const { version, priority } = termsOf(name)
    const found = versions.get(version)
    const target = priority === 0 ? boundless : priorityOf(targetOf(found ?? null, metric), priority)
    if (!found || !target) throw new Error(`no ${metric} in ${name}`)
    const terms = { target, calendar: found.calendar }
    known.set(name, terms)
    return terms
  }
  return { rules: { metric, pauses: true, ...(scope === '' ? {} : { scope }) }, terms: (name) => known.get(name) ?? find(name) }
}

const priorityOf = (target: AgreedTarget | undefined, priority: number) =>
  Object.entries(target?.byPriority ?? {}).find(([key]) => key === String(priority))?.[1]
