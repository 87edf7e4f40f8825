/** Who is asked to approve a change, whose turn it is, and what his answer makes of it. */
import { type Actor, actsFor, isPerson } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'

export interface Approver {
  readonly person: string
  readonly step: number
  readonly answer: 'approved' | 'refused' | null
}
export interface Asking {
  readonly state: 'open' | 'approved' | 'refused' | 'voided'
  readonly step: number
  readonly needed: readonly number[]
  readonly approvers: readonly Approver[]
}

interface AskedStep {
  readonly people: readonly string[]
  readonly needed: number
}

/** Every step can be passed, and nobody is asked twice. */
export function checkSteps(steps: readonly AskedStep[]): void {
  if (steps.some(({ people, needed }) => needed > new Set(people).size)) throw new Refusal('changes.too-few-approvers')
  const all = steps.flatMap(({ people }) => people)
  if (new Set(all).size < all.length) throw new Refusal('changes.approver-twice')
}

/** Those whose turn it is and who have said nothing yet. */
export const awaited = ({ state, step, approvers }: Asking): string[] =>
  state === 'open' ? approvers.filter((one) => one.step === step && one.answer === null).map(({ person }) => person) : []

/** For whom this actor answers now: for himself before another. `own`: who planned it, asked for it or is its requester; none of them may. */
export function answersFor(asking: Asking, actor: Actor, own: readonly (string | null)[]): string {
  const waiting = awaited(asking)
  const person = waiting.find((one) => isPerson(actor, one)) ?? waiting.find((one) => actsFor(actor, one))
  if (person === undefined) throw new Refusal('changes.not-asked')
  if (own.some((one) => isPerson(actor, one))) throw new Refusal('changes.own-approval')
  return person
}

/** What one answer makes of the whole. A no refuses at once; enough yeses end the step. */
export function answered(asking: Asking, person: string, answer: 'approved' | 'refused'): Pick<Asking, 'state' | 'step'> {
  const { step, needed, approvers } = asking
  if (answer === 'refused') return { state: 'refused', step }
  const yes = approvers.filter((one) => one.step === step && (one.person === person || one.answer === 'approved')).length
  if (yes < (needed[step] ?? 1)) return { state: 'open', step }
  return step + 1 < needed.length ? { state: 'open', step: step + 1 } : { state: 'approved', step }
}

const day = 24 * 3_600_000

/** When those who have not answered are reminded: half way, at the deadline, then a day, two, four… after it; no more than six times. */
export function remindAt(askedAt: Temporal.Instant, dueAt: Temporal.Instant, time: number): Temporal.Instant | undefined {
  if (time > 6) return undefined
  if (time === 1) return Temporal.Instant.fromEpochMilliseconds(Math.floor((askedAt.epochMilliseconds + dueAt.epochMilliseconds) / 2))
  return dueAt.add({ milliseconds: time === 2 ? 0 : day * 2 ** (time - 3) })
}
