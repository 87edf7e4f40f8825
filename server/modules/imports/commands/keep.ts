import type { LogMap } from '#contract/imports.ts'
import { levels as levelsOfHouse } from '#modules/people'
import { historian } from '#platform/actor.ts'
import { type House, openWork } from '#platform/work.ts'
import type { Entry } from '../entries.ts'
import { importedNames, ticketsByReference } from '../queries/imported.ts'
import { type KeptField, insertFields, insertTeamLevels, lockSource } from '../store.ts'

const portion = 1_000

/**
 * Keeps what the rows say beyond what a ticket has, and on which levels the teams count. Of cases that were imported by a map that kept less, the
 * rest is kept now; what is kept already stays.
 */
export async function keep(house: House, { source, fields }: LogMap, cases: readonly (readonly [Entry, ...Entry[]])[]): Promise<void> {
  const names = Object.keys(fields)
  const tickets = await ticketsByReference(house.db.read, source)
  for (let from = 0; from < cases.length && names.length > 0; from += portion)
    await openWork(house, historian, async (work) => {
      await lockSource(work, source)
      await insertFields(
        work,
        cases.slice(from, from + portion).flatMap((entries) => fieldsOf(tickets.get(entries[0].case), names, entries)),
      )
    })
  const [teams, levels] = [await importedNames(house.db.read, source, 'team'), await levelsOfHouse(house.db.read)]
  const levelsOfTeam = new Map(cases.flat().map(({ team, levels: codes }) => [team, codes]))
  const pairs = [...levelsOfTeam].flatMap(([name, codes]) => {
    const team = teams.get(name)
    return team === undefined ? [] : levels.filter(({ code }) => codes.includes(code)).map(({ id }) => ({ team, level: id }))
  })
  await openWork(house, historian, (work) => insertTeamLevels(work, pairs))
}

const fieldsOf = (ticket: string | undefined, names: readonly string[], entries: readonly Entry[]): KeptField[] =>
  ticket === undefined ? [] : names.map((name) => ({ ticket, name, said: entries.map(({ fields }) => fields[name] ?? '') }))
