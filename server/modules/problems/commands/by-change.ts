import { holdTickets } from '#modules/tickets'
import { t } from '#platform/i18n.ts'
import type { Work } from '#platform/work.ts'
import { insertEntry, standingEntries, strike } from '../store/analysis.ts'
import { showEvidence } from './evidence.ts'
import { languageOf } from './language.ts'

/** The change was carried out: that is the fix of the problems that it was made for. */
export const changeDone = (work: Work, change: string): Promise<void> => write(work, change, 'fix')

export const changeTested = (work: Work, change: string, passed: boolean): Promise<void> => write(work, change, 'test', passed)

/** What it wrote down does not hold any more. */
export async function changeRolledBack(work: Work, change: string): Promise<void> {
  const { problems, link } = await madeFor(work, change)
  for (const problem of problems) {
    for (const entry of await standingEntries(work, problem))
      if (entry.link === link && (entry.part === 'fix' || entry.part === 'test')) await strike(work, entry.id, problem)
    await showEvidence(work, problem)
  }
}

async function write(work: Work, change: string, part: 'fix' | 'test', passed: boolean | null = null): Promise<void> {
  const { problems, link, facts } = await madeFor(work, change)
  const text = t(await languageOf(work), 'problems', `${part}-by-change`, facts)
  for (const problem of problems) {
    await insertEntry(work, problem, { part, parent: null, passed, text, link, branch: null, happenedAt: null })
    await showEvidence(work, problem)
  }
}

/** The problems that caused a change, locked. */
async function madeFor(work: Work, change: string) {
  const found = await work.tx
    .selectFrom('ticket_link')
    .innerJoin('ticket', 'ticket.id', 'ticket_link.other_id')
    .select('ticket.id')
    .where('ticket_link.ticket_id', '=', change)
    .where('ticket_link.type', '=', 'caused-by')
    .where('ticket.kind', '=', 'problem')
    .orderBy('ticket.id')
    .execute()
  const problems = found.map(({ id }) => id)
  await holdTickets(work, problems)
  const { number, title } = await work.tx
    .selectFrom('ticket')
    .innerJoin('text_version', 'text_version.id', 'ticket.title_id')
    .select(['ticket.number', 'text_version.text as title'])
    .where('ticket.id', '=', change)
    .executeTakeFirstOrThrow()
  return { problems, link: `/tickets/${String(number)}`, facts: { number, title } }
}
