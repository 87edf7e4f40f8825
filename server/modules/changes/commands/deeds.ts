import type { AppEvent } from '#contract/events.ts'
import { passGate, takeTicket } from '#modules/tickets'
import { isPerson } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { isUnderWay, lacksOf, stateOf } from '../change.ts'
import { insertDeed } from '../store.ts'
import { refuseLacks } from './approval.ts'
import { type Held, changeToWork, happen } from './hold.ts'

/** Nothing is altered before all that must be there is; who begins what nobody has begins its ticket too. Answers the ticket. */
export async function beginChange(work: Work, ref: string, text: string): Promise<string> {
  const held = await changeToWork(work, ref)
  const { id, row, facts } = held
  const state = stateOf(row)
  if (isUnderWay(state)) throw new Refusal('changes.begun')
  if (state === 'rolled-back') throw new Refusal('changes.plan-anew')
  await passGate(work, id, 'begin')
  // An emergency begins before it is approved, but not before somebody was asked.
  refuseLacks(lacksOf(facts, row?.approval ?? 'none'))
  await takeIfFree(work, id)
  await deed(work, held, { what: 'begun', text, passed: null }, (version, of) => ({ type: 'change.begun', version, deed: of }))
  return id
}

async function takeIfFree(work: Work, id: string): Promise<void> {
  const { status, assignee_id } = await work.tx
    .selectFrom('ticket')
    .select(['status', 'assignee_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (status === 'new' && (assignee_id === null || isPerson(work.actor, assignee_id))) await takeTicket(work, id)
}

export async function finishChange(work: Work, ref: string, text: string): Promise<string> {
  const held = await changeToWork(work, ref)
  const state = stateOf(held.row)
  // After a failed test it may be put right, and is then done anew.
  if (state !== 'begun' && state !== 'test-failed') throw new Refusal('changes.not-begun')
  needWords(text)
  await deed(work, held, { what: 'done', text, passed: null }, (version, of) => ({ type: 'change.done', version, deed: of }))
  return held.id
}

export async function testChange(work: Work, ref: string, { passed, text }: { passed: boolean; text: string }): Promise<string> {
  const held = await changeToWork(work, ref)
  const state = stateOf(held.row)
  if (state !== 'done' && state !== 'test-failed') throw new Refusal('changes.not-done')
  needWords(text)
  await deed(work, held, { what: 'tested', text, passed }, (version, of) => ({ type: 'change.tested', version, deed: of, passed }))
  return held.id
}

export async function rollBackChange(work: Work, ref: string, text: string): Promise<string> {
  const held = await changeToWork(work, ref)
  if (!isUnderWay(stateOf(held.row))) throw new Refusal('changes.not-begun')
  needWords(text)
  await deed(work, held, { what: 'rolled-back', text, passed: null }, (version, of) => ({ type: 'change.rolled-back', version, deed: of }))
  return held.id
}

function needWords(text: string): void {
  if (text === '') throw new Refusal('changes.needs-a-word')
}

type Said = Pick<Parameters<typeof insertDeed>[1], 'what' | 'text' | 'passed'>

async function deed(work: Work, held: Held, said: Said, told: (version: number, deed: string) => AppEvent): Promise<void> {
  const version = held.row?.version ?? 0
  const id = await insertDeed(work, { change: held.id, version, ...said })
  await happen(work, held, [told(version, id)])
}
