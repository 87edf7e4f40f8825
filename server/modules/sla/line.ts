/** The history of one clock of a ticket: what it hears of the ticket's life, and whose terms it has. */
import type { AgreedTarget } from '#contract/agreements.ts'
import type { RetargetMode } from '#contract/sla.ts'
import { idle } from './clock.ts'
import type { Happening } from './happening.ts'
import type { Act } from './hearing.ts'
import { read } from './reading.ts'
import { fold } from './step.ts'
import { isOpen } from './verdict.ts'
import {
  type AgreementVersion,
  type Book,
  type ClockName,
  beforePromise,
  engineOf,
  followMode,
  pausesOf,
  targetOf,
  termsName,
  termsOf,
} from './version.ts'

export interface Line extends ClockName {
  readonly history: Happening[]
  /** What it promises now; null where nothing is promised any more. */
  target: AgreedTarget | null
  terms: string
}

/** What a promise is given into: the ticket's life so far. */
export interface Setting {
  readonly versions: Book['versions']
  readonly start: number
  readonly past: readonly Act[]
  /** The wait that goes on. */
  readonly wait: Act | null
  readonly resolved: boolean
}

/** A promise to be kept: this version's target of that priority, from `at` on. */
export interface Promised {
  readonly at: number
  readonly version: AgreementVersion
  readonly target: AgreedTarget
  readonly priority: number
  /** How a change of terms takes what was used; else the target's own way. */
  readonly mode?: RetargetMode | undefined
  readonly cause?: string | undefined
}

export function promised(version: AgreementVersion | null, metric: ClockName['metric'], rest: Omit<Promised, 'version' | 'target'>) {
  const target = targetOf(version, metric)
  return version && target ? { ...rest, version, target } : null
}

export function tell(line: Line, act: Act): void {
  if (line.target) line.history.push(...heardUnder(line.target, act))
}

function heardUnder(target: AgreedTarget, act: Act): Happening[] {
  if (act.type === 'waiting') return pausesOf(target).includes(act.reason ?? '') ? [act] : []
  if (act.type === 'reopened') return [{ ...act, ...(target.reopen && { mode: target.reopen }) }]
  if (act.type !== 'responded') return [act]
  const { by, ...responded } = act
  return (target.responses ?? ['reply', 'call']).includes(by) ? [responded] : []
}

export function retarget(
  line: Line,
  { at, version, target, priority, mode, cause }: Promised,
  { wait, versions }: Pick<Setting, 'wait' | 'versions'>,
): void {
  const terms = termsName(version.id, priority)
  if (line.terms === terms || !line.target) return
  const pausedBy = (one: AgreedTarget) => wait !== null && heardUnder(one, wait).length > 0
  const followed = followMode(versions, termsOf(line.terms).version, version)
  const [before, after] = [pausedBy(line.target), pausedBy(target)]
  line.history.push({
    type: 'retargeted',
    at,
    terms,
    mode: mode ?? followed ?? target.retarget ?? 'carry',
    ...(cause !== undefined && { cause }),
  })
  if (before && !after) line.history.push({ type: 'resumed', at })
  if (!before && after && wait) line.history.push(...heardUnder(target, { ...wait, at }))
  line.target = target
  line.terms = terms
}

/** No agreement promises it any more. */
export function withdraw(line: Line, at: number): void {
  if (!line.target) return
  line.history.push({ type: 'cancelled', at, reason: 'agreement' })
  line.target = null
}

/** A clock from the ticket's beginning. Levels and vendors begin when the ticket comes to them. */
export function begin(name: ClockName, { version, target, priority }: Promised, { start, past }: Setting): Line {
  const terms = termsName(version.id, priority)
  return {
    ...name,
    target,
    terms,
    history: [{ type: 'opened', at: start, terms }, ...past.flatMap((act) => heardUnder(target, act))],
  }
}

/**
 * A clock that is promised in the middle of a ticket's life. It has run since the request reached us, but is not late before it was promised;
 * what was over by then is promised no more. Undefined where nothing is left to promise.
 */
export function beginLate(name: ClockName, given: Promised, setting: Setting, before: Line | undefined): Line | undefined {
  if (setting.resolved) return undefined
  const engine = engineOf(setting.versions, name)
  const inherited = before && read(engine, fold(engine, idle, before.history), given.at).firstBreachedAt
  const line = begin(name, given, setting)
  const clock = fold(engine, idle, line.history)
  const recurs = name.metric === 'nextResponse' || name.metric === 'periodicUpdate'
  if (!isOpen(clock) && !recurs && name.scope === '') return undefined
  const history = recurs ? recent(line.history, isOpen(clock) ? (clock.startedAt ?? given.at) : given.at) : line.history
  const [opened, ...rest] = history
  if (opened?.type !== 'opened') return undefined
  return {
    ...line,
    history: [
      { ...opened, terms: beforePromise(given.version.id), ...(typeof inherited === 'number' && { breachedAt: inherited }) },
      ...rest,
      { type: 'retargeted', at: given.at, terms: line.terms, mode: 'carry' },
    ],
  }
}

/** Without the answers that ended earlier cycles. */
const recent = (history: readonly Happening[], from: number): Happening[] =>
  history.flatMap((happening) => {
    const { type, at } = happening
    if (type === 'responded' ? at <= from : type === 'requesterWrote' && at < from) return []
    return [{ ...happening, at: Math.max(at, from) }]
  })
