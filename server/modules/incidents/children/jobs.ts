import { sql } from 'kysely'
import * as z from 'zod'
import { holdTickets, resolvePart } from '#modules/tickets'
import { rows } from '#platform/db/index.ts'
import { type JobHandler, handle, jobType } from '#platform/jobs/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import { lockMajor } from '../major/store.ts'

/** Resolves the children of a resolved major incident; `resolution` is the event that resolved it. */
export const resolveChildren = jobType('incidents.resolve-children', z.object({ resolution: z.uuid() }), { retries: 20, delay: 5 })

/** In one transaction: what a killed process had in hand is done again from the last commit. */
const batchSize = 20

export const jobs = (house: House): JobHandler[] => [
  handle(resolveChildren, async ({ resolution }) => {
    while (await openWork(house, { kind: 'system', job: resolveChildren.name }, (work) => resolveBatch(work, resolution)));
  }),
]

interface Resolution {
  readonly major: string
  readonly code: string
  readonly text: string
  /** It was taken back, or the incident was opened again. */
  readonly stands: boolean
}

/** Answers whether there are more. Each child is done once: its line is marked in the transaction that resolves it. */
async function resolveBatch(work: Work, resolution: string): Promise<boolean> {
  const [about] = await rows<Resolution>(
    work.tx,
    sql`select e.subject as major, e.data->>'code' as code, v.text, t.status in ('resolved', 'closed') and t.resolution_id::text = e.data->>'text' as stands
      from event e join ticket t on t.id = e.subject join text_version v on v.id = (e.data->>'text')::uuid where e.id = ${resolution}`,
  )
  if (!about) return false
  // One at a time, on whatever node.
  await lockMajor(work, about.major)
  const due = await rows<{ child: string }>(
    work.tx,
    sql`select child_id as child from major_child_due where resolution = ${resolution} and done_at is null order by child_id limit ${batchSize}`,
  )
  if (due.length === 0) return false
  await holdTickets(
    work,
    due.map(({ child }) => child),
  )
  for (const { child } of due)
    await settle(work, resolution, child, about.stands ? await outcomeOf(work, child, about) : { outcome: 'left' })
  const [left] = await rows<{ waiting: boolean; resolved: number; refused: number }>(
    work.tx,
    sql`select coalesce(bool_or(done_at is null), false) as waiting, (count(*) filter (where outcome = 'resolved'))::int as resolved,
      (count(*) filter (where outcome = 'refused'))::int as refused from major_child_due where resolution = ${resolution}`,
  )
  if (left?.waiting) return true
  if (about.stands && left)
    work.record(about.major, { type: 'major.children-resolved', resolution, resolved: left.resolved, refused: left.refused })
  return false
}

interface Outcome {
  readonly outcome: 'resolved' | 'left' | 'refused'
  readonly refusal?: string
}

async function outcomeOf(work: Work, child: string, { major, code, text }: Resolution): Promise<Outcome> {
  try {
    return { outcome: await resolvePart(work, child, major, { code, text }) }
  } catch (error) {
    // A gate of the child's own kind: it stays open, and the page of the major incident says so.
    if (error instanceof Refusal) return { outcome: 'refused', refusal: error.code }
    throw error
  }
}

async function settle({ tx, at }: Work, resolution: string, child: string, { outcome, refusal }: Outcome): Promise<void> {
  await tx
    .updateTable('major_child_due')
    .set({ done_at: at, outcome, refusal: refusal ?? null })
    .where('resolution', '=', resolution)
    .where('child_id', '=', child)
    .execute()
}
