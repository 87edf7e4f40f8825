import { randomUUIDv7 } from 'node:crypto'
import type { ImprovementState } from '#contract/improvements.ts'
import { personOf } from '#platform/actor.ts'
import type { Work } from '#platform/work.ts'
import { writeText } from './analysis.ts'

interface Said {
  readonly what: string
  readonly state: ImprovementState
  readonly owner: string | null
  readonly due: string | null
  readonly unit: string
  readonly expected: number | null
  readonly measured: number | null
}

export async function insertImprovement(work: Work, ticket: string | null, { what, ...said }: Said): Promise<string> {
  const id = randomUUIDv7()
  const text = await writeText(work, id, what)
  await work.tx
    .insertInto('improvement')
    .values({ id, ticket_id: ticket, what_id: text, ...columnsOf(said), added_by: personOf(work.actor), added_at: work.at })
    .execute()
  work.record(id, { type: 'improvement.added', ticket, what: text, ...said })
  return id
}

export async function updateImprovement(work: Work, id: string, { what, ...said }: Said): Promise<void> {
  const text = await writeText(work, id, what)
  await work.tx
    .updateTable('improvement')
    .set({ what_id: text, ...columnsOf(said), reminded_at: null })
    .where('id', '=', id)
    .execute()
  work.record(id, { type: 'improvement.changed', what: text, ...said })
}

const columnsOf = ({ state, owner, due, unit, expected, measured }: Omit<Said, 'what'>) => ({
  state,
  owner_id: owner,
  due_on: due,
  unit,
  expected,
  measured,
})
