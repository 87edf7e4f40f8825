/** How a change stands, as the log tells it, and what it still lacks. */
import type { ChangeEvent, ChangeFacts, ChangeNeed, ChangeState, ChangeType, RiskLevel } from '#contract/changes.ts'
import type { AppEvent } from '#contract/events.ts'
import { Refusal } from '#platform/refusal.ts'

type Instant = Temporal.Instant

export interface ChangeFold {
  readonly version: number
  readonly type: ChangeType
  readonly risk_level: RiskLevel | null
  readonly from_at: Instant | null
  readonly to_at: Instant | null
  readonly services: readonly string[]
  readonly assets: readonly string[]
  readonly approval: 'none' | 'asked' | 'approved' | 'refused'
  readonly begun_at: Instant | null
  readonly done_at: Instant | null
  readonly tested_at: Instant | null
  readonly passed: boolean | null
  readonly rolled_back_at: Instant | null
}

/** What is intended before anything was said. */
export const blank: ChangeFacts = {
  type: 'normal',
  template: null,
  plan: '',
  testPlan: '',
  rollbackPlan: '',
  risk: null,
  riskRemark: '',
  window: null,
  services: [],
  assets: [],
}

export type Standing = Pick<ChangeFold, 'approval' | 'begun_at' | 'done_at' | 'tested_at' | 'passed' | 'rolled_back_at'>

export function stateOf(row: Standing | undefined): ChangeState {
  if (!row) return 'draft'
  if (row.rolled_back_at) return 'rolled-back'
  if (row.tested_at) return row.passed === true ? 'tested' : 'test-failed'
  if (row.done_at) return 'done'
  if (row.begun_at) return 'begun'
  return row.approval === 'none' ? 'draft' : row.approval
}

/** Something was altered, and it stands. */
export const isUnderWay = (state: ChangeState): boolean =>
  state === 'begun' || state === 'done' || state === 'test-failed' || state === 'tested'

/** What must be there before it is begun. An emergency may begin when its approval was only asked. */
export function lacksOf(facts: ChangeFacts, approval: ChangeFold['approval']): ChangeNeed[] {
  const there: Record<ChangeNeed, boolean> = {
    plan: facts.plan !== '',
    risk: facts.risk !== null,
    'test-plan': facts.testPlan !== '',
    'rollback-plan': facts.rollbackPlan !== '',
    window: facts.window !== null,
    approval: approval === 'approved' || (facts.type === 'emergency' && approval === 'asked'),
  }
  const needs = ['plan', 'risk', 'test-plan', 'rollback-plan', 'window', 'approval'] as const
  return needs.filter((need) => !there[need])
}

export function checkWindow({ window }: Pick<ChangeFacts, 'window'>): void {
  if (window && Temporal.Instant.compare(window.to, window.from) <= 0) throw new Refusal('changes.window-backwards')
}

/** What a template says is not said otherwise; who wants something else makes a normal change, and begins with the template's words. */
export function byTemplate(facts: ChangeFacts, template: Pick<ChangeFacts, 'plan' | 'testPlan' | 'rollbackPlan' | 'risk'>): ChangeFacts {
  const { plan, testPlan, rollbackPlan, risk } = template
  return { ...facts, plan, testPlan, rollbackPlan, risk }
}

/** By value: what travels as the same JSON is the same. */
export const isSame = (one: ChangeFacts, other: ChangeFacts): boolean => plain(one) === plain(other)
const plain = ({ window, ...rest }: ChangeFacts): string =>
  JSON.stringify({ ...sorted(rest), window: window && [window.from.epochMilliseconds, window.to.epochMilliseconds] })
const sorted = (facts: object): object => Object.fromEntries(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)))

interface Happened {
  readonly subject: string
  readonly at: Instant
  readonly event: AppEvent
}

const isOfChange = (event: AppEvent): event is ChangeEvent => event.type.startsWith('change.')
const moment = (at: string | null): Instant | null => (at === null ? null : Temporal.Instant.from(at))
const untouched = { begun_at: null, done_at: null, tested_at: null, passed: null, rolled_back_at: null } as const

/** The row after one event. What was rolled back and is planned anew begins again. */
export function apply(row: ChangeFold | undefined, { at, event }: Happened): ChangeFold | undefined {
  if (!isOfChange(event)) return row
  if (event.type === 'change.planned') {
    const { version, kind: type, risk: risk_level, from, to, services, assets } = event
    const before = row && !row.rolled_back_at ? row : { approval: row?.approval ?? ('none' as const), ...untouched }
    return { ...before, version, type, risk_level, from_at: moment(from), to_at: moment(to), services, assets }
  }
  return row && { ...row, ...changed(event, at) }
}

function changed(event: Exclude<ChangeEvent, { type: 'change.planned' }>, at: Instant): Partial<ChangeFold> {
  switch (event.type) {
    case 'change.approval-asked':
      return { approval: 'asked' }
    case 'change.approved':
      return { approval: 'approved' }
    case 'change.refused':
      return { approval: 'refused' }
    case 'change.approval-voided':
      return { approval: 'none' }
    case 'change.approval-awaited':
    case 'change.approval-given':
      return {}
    case 'change.begun':
      return { begun_at: at }
    case 'change.done':
      return { done_at: at, tested_at: null, passed: null }
    case 'change.tested':
      return { tested_at: at, passed: event.passed }
    case 'change.rolled-back':
      return { rolled_back_at: at }
  }
}

const columns = [
  'version',
  'type',
  'risk_level',
  'from_at',
  'to_at',
  'services',
  'assets',
  'approval',
  'begun_at',
  'done_at',
  'tested_at',
  'passed',
  'rolled_back_at',
] as const
const of = ({ subject, event }: Happened): string | undefined => (isOfChange(event) ? subject : undefined)

/** For the law: rows = replay of the log. */
export const changeFold = { table: 'change', columns, of, apply } as const
