import type { Value } from '#contract/endpoint.ts'
import type * as contract from '#contract/problems.ts'
import { languageOf } from './language.ts'
import { editTicket, holdTickets, linkTicket, openTicket, workableTicket } from '#modules/tickets'
import { allow, personOf } from '#platform/actor.ts'
import { t } from '#platform/i18n.ts'
import { Refusal } from '#platform/refusal.ts'
import { writeSetting } from '#platform/settings.ts'
import type { Work } from '#platform/work.ts'
import { matrixSetting } from '../queries/settings.ts'
import { weightOf } from '../queries/weight.ts'
import { impactOf, urgencyOf } from '../weight.ts'
import { lockProblem } from './lock.ts'

interface Told {
  readonly id: string
  readonly number: number
}

/** A problem from incidents: it bears the service that most of them have, and the weight of them all. */
export async function registerProblem(
  work: Work,
  { title, text, incidents }: Value<(typeof contract.registerProblem)['body']>,
): Promise<Told> {
  const me = personOf(work.actor)
  allow(me !== null)
  const ids = new Set<string>()
  for (const ref of incidents) ids.add(await workableTicket(work.tx, work.actor, ref))
  await holdTickets(work, [...ids])
  const found = await work.tx
    .selectFrom('ticket')
    .leftJoin('service', 'service.id', 'ticket.service_id')
    .select(['ticket.id', 'ticket.kind', 'service.id as service', 'service.active'])
    .where('ticket.id', 'in', [...ids])
    .execute()
  if (found.some(({ kind }) => kind !== 'incident')) throw new Refusal('problems.not-an-incident')
  const weight = await weightOf({ db: work.tx, actor: work.actor, at: work.at }, { incidents: [...ids] })
  const service = mostCommon(found.flatMap(({ service: one, active }) => (one !== null && active === true ? [one] : [])))
  const problem = await openTicket(work, {
    title,
    text,
    kind: 'problem',
    channel: 'desk',
    requester: { person: me },
    impact: impactOf[weight.harm],
    urgency: urgencyOf[weight.frequency],
    assignToMe: true,
    attachments: [],
    ...(service === undefined ? {} : { service }),
  })
  for (const id of [...ids].sort()) await linkTicket(work, id, { other: problem.id, type: 'caused-by' })
  await prioritise(work, problem.id, weight)
  return problem
}

/** The priority that frequency and harm make; a person's own choice is overruled only when somebody asks for it. */
export async function weighProblem(work: Work, ref: string): Promise<void> {
  const problem = await lockProblem(work, ref)
  await prioritise(work, problem, await weightOf({ db: work.tx, actor: work.actor, at: work.at }, { problem }))
}

async function prioritise(work: Work, problem: string, weight: Value<typeof contract.Weight>): Promise<void> {
  const { incidents, hours, people, frequency, harm, priority } = weight
  const language = await languageOf(work)
  const facts = { incidents, hours, people, frequency, harm }
  await editTicket(work, problem, {
    impact: impactOf[harm],
    urgency: urgencyOf[frequency],
    priority,
    priorityReason: t(language, 'problems', 'weight-reason', facts),
  })
}

/** Whose events tell how the rules of problems were changed. */
const settings = '01980000-0000-7000-8000-000000000291'

export async function setProblemMatrix(work: Work, matrix: contract.ProblemMatrix): Promise<contract.ProblemMatrix> {
  await writeSetting(work.tx, matrixSetting, matrix)
  work.record(settings, { type: 'problem-matrix.set', matrix })
  return matrix
}

function mostCommon(all: readonly string[]): string | undefined {
  const counts = Map.groupBy(all, (one) => one)
  return [...counts].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0]
}
