import type { Change, ChangeFacts } from '#contract/changes.ts'
import { type ChangeFold, isUnderWay, lacksOf, stateOf } from './change.ts'

interface Circumstances {
  /** He works the ticket, and it is open. */
  readonly works: boolean
  /** The open asking waits for him. */
  readonly isAsked: boolean
}

export function mayDo(facts: ChangeFacts, row: ChangeFold | undefined, { works, isAsked }: Circumstances): Change['may'] {
  const state = stateOf(row)
  const lacks = lacksOf(facts, row?.approval ?? 'none')
  const isHere = isUnderWay(state)
  return {
    edit: works && !isHere,
    ask: works && facts.type !== 'standard' && mayAsk(facts, row) && lacks.every((one) => one === 'approval'),
    answer: isAsked,
    begin: works && !isHere && state !== 'rolled-back' && lacks.length === 0,
    finish: works && (state === 'begun' || state === 'test-failed'),
    test: works && (state === 'done' || state === 'test-failed'),
    rollBack: works && isHere,
  }
}

/** Before it is begun; an emergency also afterwards, as long as nobody approved it. */
export const mayAsk = ({ type }: Pick<ChangeFacts, 'type'>, row: ChangeFold | undefined): boolean => {
  const state = stateOf(row)
  return type === 'emergency' ? row?.approval !== 'approved' : !isUnderWay(state) && state !== 'rolled-back'
}

/** Nobody approves what he asked for or planned himself. */
export const ownOf = (asking: { asked_by: string | null; planned_by: string | null; requester: string }): readonly (string | null)[] => [
  asking.asked_by,
  asking.planned_by,
  asking.requester,
]
