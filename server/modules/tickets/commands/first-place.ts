import { type Reader } from '#platform/db/index.ts'
import { Refusal } from '#platform/refusal.ts'
import { levels, teamById, teamsFor } from '../queries/facts.ts'
import { readRules } from '../queries/settings.ts'

/** Where a new ticket goes: to the given team, the first team of the rules, or one of the first line that fits; on the team's lowest level. */
export async function firstPlace(db: Reader, organisation: string | null, given?: string): Promise<{ level: string; team: string | null }> {
  const all = await levels(db)
  const [first] = all
  if (!first) throw new Error('there is no support level')
  const wanted = given ?? (await readRules(db)).firstTeam
  const team = wanted === null ? (await teamsFor(db, first.id, organisation))[0] : await teamById(db, wanted)
  if (given !== undefined && !team) throw new Refusal('not-found')
  const level = all.find(({ id }) => team?.levels.includes(id)) ?? first
  return { level: level.id, team: team?.id ?? null }
}
