import type { askApproval as Ask, ChangeNeed } from '#contract/changes.ts'
import type { AppEvent } from '#contract/events.ts'
import type { Value } from '#contract/endpoint.ts'
import { addressesOf, standingOf } from '#modules/people'
import { mayRead, readableTicket, ticketScope } from '#modules/tickets'
import { type Actor, personOf } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { answered, answersFor, awaited, checkSteps, remindAt } from '../approval.ts'
import { isUnderWay, lacksOf, stateOf } from '../change.ts'
import { mayAsk, ownOf } from '../policy.ts'
import { type KeptAsking, askingsOf, insertAsking, saveAnswer, updateAsking } from '../store.ts'
import { type Held, changeToWork, happen, holdChange } from './hold.ts'
import { remindApprovers } from './job-types.ts'
import { voidApproval } from './plan.ts'

type Body = Value<(typeof Ask)['body']>

/** Asks named people, step by step; who was asked before is asked no more. Answers the ticket. */
export async function askApproval(work: Work, ref: string, { version, steps, dueAt }: Body): Promise<string> {
  const held = await changeToWork(work, ref)
  const { id, row, facts } = held
  if (version !== row?.version) throw new Refusal('changes.changed-meanwhile')
  if (facts.type === 'standard') throw new Refusal('changes.standard-needs-none')
  if (!mayAsk(facts, row)) throw new Refusal(isUnderWay(stateOf(row)) ? 'changes.under-way' : 'changes.plan-anew')
  refuseLacks(lacksOf(facts, 'approved'))
  if (Temporal.Instant.compare(dueAt, work.at) <= 0) throw new Refusal('changes.due-in-past')
  checkSteps(steps)
  await checkApprovers(
    work,
    held,
    steps.flatMap(({ people }) => people),
  )
  const voided = await voidApproval(work, held)
  const asking = await insertAsking(work, { change: id, version, dueAt, steps })
  const first = steps[0]?.people ?? []
  await happen(work, held, [
    ...voided,
    { type: 'change.approval-asked', asking, version, steps, dueAt: dueAt.toString() },
    { type: 'change.approval-awaited', asking, step: 0, people: first, time: 0 },
  ])
  work.later(remindApprovers, { asking, time: 1 }, remindAt(work.at, dueAt, 1))
  return id
}

/** Says each thing by name, for who reads codes and for who reads words. */
export function refuseLacks(lacks: readonly ChangeNeed[]): void {
  const has = (need: ChangeNeed) => (lacks.includes(need) ? 'lacks' : 'has')
  if (lacks.length > 0)
    throw new Refusal('changes.not-ready', {
      plan: has('plan'),
      risk: has('risk'),
      testPlan: has('test-plan'),
      rollbackPlan: has('rollback-plan'),
      window: has('window'),
      approval: has('approval'),
      missing: lacks.join(','),
    })
}

/** Each may read the ticket, can be written to, and neither planned it nor asks for it. */
async function checkApprovers(work: Work, { id, plannedBy, requester }: Held, people: readonly string[]): Promise<void> {
  const own = ownOf({ asked_by: personOf(work.actor), planned_by: plannedBy, requester })
  const [scope] = await ticketScope(work.tx, [id])
  for (const person of people) {
    if (own.includes(person)) throw new Refusal('changes.own-approval')
    const standing = await standingOf(work.tx, person)
    if (!standing || standing.leftAt !== null) throw new Refusal('not-found')
    const { permissions, organisation, teams, serves, name } = standing
    const actor: Actor = {
      kind: 'person',
      id: person,
      permissions,
      organisation: organisation?.id ?? null,
      teams: teams.map((team) => team.id),
      serves,
      by: 'link',
    }
    if (!scope || !mayRead(actor, scope)) throw new Refusal('changes.approver-may-not-read', { name })
    if ((await addressesOf(work.tx, person, 'email')).length === 0) throw new Refusal('changes.approver-without-mail', { name })
  }
}

interface Answer {
  readonly asking: string
  readonly approve: boolean
  readonly words: string
}

/** One who was asked, or who stands in for him, says yes or no. Answers the ticket. */
export async function answerApproval(work: Work, ref: string, { asking: named, approve, words }: Answer): Promise<string> {
  const held = await holdChange(work, await readableTicket(work.tx, work.actor, ref))
  const asking = (await askingsOf(work.tx, { asking: named })).find(({ change }) => change === held.id)
  if (asking?.state !== 'open') throw new Refusal('changes.not-asked')
  const own = ownOf({ asked_by: asking.asked_by, planned_by: held.plannedBy, requester: held.requester })
  const person = answersFor(asking, work.actor, own)
  const by = personOf(work.actor) ?? person
  if (!approve && words === '') throw new Refusal('changes.needs-a-word')
  const answer = approve ? 'approved' : 'refused'
  const next = answered(asking, person, answer)
  await saveAnswer(work, asking.id, { person, by, answer, words })
  await updateAsking(work, asking.id, next)
  await happen(work, held, answerEvents(asking, person, by, next))
  return held.id
}

function answerEvents(asking: KeptAsking, person: string, by: string, next: Pick<KeptAsking, 'state' | 'step'>): AppEvent[] {
  const { id, version, step } = asking
  const given = { asking: id, step, person, by }
  if (next.state === 'refused') return [{ type: 'change.refused', version, ...given }]
  const said: AppEvent = { type: 'change.approval-given', ...given }
  if (next.state === 'approved') return [said, { type: 'change.approved', asking: id, version }]
  if (next.step === step) return [said]
  return [said, { type: 'change.approval-awaited', asking: id, step: next.step, people: awaited({ ...asking, ...next }), time: 0 }]
}

/** The moment of a reminder came: whose turn it still is gets one, and the next is set. */
export async function remindApproversOf(work: Work, id: string, time: number): Promise<void> {
  const [found] = await askingsOf(work.tx, { asking: id })
  if (!found) return
  const [ticket] = await work.tx.selectFrom('ticket').select(['kind', 'status']).where('id', '=', found.change).execute()
  if (ticket?.kind !== 'change' || ticket.status === 'resolved' || ticket.status === 'closed') return
  await holdChange(work, found.change)
  const [asking] = await askingsOf(work.tx, { asking: id })
  const people = asking ? awaited(asking) : []
  if (!asking || people.length === 0) return
  work.record(asking.change, { type: 'change.approval-awaited', asking: id, step: asking.step, people, time })
  const next = remindAt(asking.asked_at, asking.due_at, time + 1)
  if (next) work.later(remindApprovers, { asking: id, time: time + 1 }, next)
}
