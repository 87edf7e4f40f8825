/** What of a change stands as evidence before the gates of its ticket. */
import type { ChangeFacts } from '#contract/changes.ts'
import type { Evidence, GatedAct } from '#contract/stages.ts'
import { type ChangeFold, lacksOf, stateOf } from './change.ts'

export interface Required {
  readonly act: GatedAct
  readonly evidence: Evidence
}

/** An emergency is approved when there is time, but before anybody calls it solved. */
export const requiredOf = (type: ChangeFacts['type']): readonly Required[] => [
  { act: 'begin', evidence: 'plan' },
  { act: 'begin', evidence: 'risk' },
  { act: 'begin', evidence: 'test-plan' },
  { act: 'begin', evidence: 'rollback-plan' },
  { act: 'begin', evidence: 'window' },
  { act: type === 'emergency' ? 'resolve' : 'begin', evidence: 'approval' },
  { act: 'resolve', evidence: 'done' },
  { act: 'resolve', evidence: 'test-result' },
]

/** What was rolled back is done with: its test was the failure. An emergency that was refused needs nobody's yes once it is undone. */
export function givenOf(facts: ChangeFacts, row: ChangeFold): readonly Evidence[] {
  const lacks = lacksOf(facts, row.approval)
  const state = stateOf(row)
  const isUndone = state === 'rolled-back'
  const said = (['plan', 'risk', 'test-plan', 'rollback-plan', 'window'] as const).filter((one) => !lacks.includes(one))
  return [
    ...said,
    ...(row.approval === 'approved' || (isUndone && row.approval === 'refused') ? (['approval'] as const) : []),
    ...(isUndone || row.done_at ? (['done'] as const) : []),
    ...(isUndone || state === 'tested' ? (['test-result'] as const) : []),
  ]
}
