import { clockVerdicts } from '#modules/sla'
import type { Reader } from '#platform/db/index.ts'
import type { LogMap } from '#contract/imports.ts'
import { levelReader } from '../entries.ts'
import { compared, figuresOf } from '../figures.ts'
import { figuresInHouse } from '../queries/figures.ts'
import { importedNames, importedTickets } from '../queries/imported.ts'
import type { ReadLog } from './read.ts'

type Figure = ReturnType<typeof compared>[number]
type Verdicts = Awaited<ReturnType<typeof clockVerdicts>>

/** What the file amounts to and what the house has of it, figure by figure, and what became of the promises. */
export async function reconcile(
  db: Reader,
  { source, levels: patterns }: Pick<LogMap, 'source' | 'levels'>,
  { cases, levels }: ReadLog,
): Promise<{ figures: Figure[]; clocks: Verdicts }> {
  const references = cases.map(([first]) => first.case)
  const tickets = await importedTickets(db, source, references)
  const teams = new Map([...(await importedNames(db, source, 'team'))].map(([name, id]) => [id, name]))
  const house = await figuresInHouse(db, tickets, levels, levelReader({ levels: patterns }, levels[0] ?? ''), teams)
  return { figures: compared(figuresOf(cases, levels), house), clocks: await clockVerdicts(db, tickets) }
}
