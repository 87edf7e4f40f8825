import type { Value } from '#contract/endpoint.ts'
import type { editLevel as editL, editTeam as editT } from '#contract/people-acts.ts'
import type { NewLevel, NewTeam } from '#contract/people.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { levelChips, organisationChips, personChips, teamChips } from '../queries/chips.ts'
import { membersOf, teamsOf, teamById } from '../queries/teams.ts'
import { insertLevel, insertTeam, replaceLevels, replaceMembers, replaceServed, updateLevel, updateTeam } from '../store/groups.ts'
import { lock } from '../store/lock.ts'

export async function addTeam(work: Work, given: NewTeam): Promise<string> {
  const id = await insertTeam(work, given)
  work.record(id, { type: 'team.added' })
  await setParts(work, id, given)
  return id
}

export async function editTeam(work: Work, id: string, change: Value<(typeof editT)['body']>): Promise<void> {
  await lock(work, 'team', id)
  const { name, signature } = change
  if (name !== undefined || signature !== undefined) work.record(id, { type: 'team.described' })
  await updateTeam(work, id, {
    ...(name === undefined ? {} : { name }),
    ...(signature === undefined ? {} : { signature_ru: signature.ru, signature_en: signature.en }),
  })
  await setParts(work, id, change)
}

async function setParts(work: Work, id: string, { members, levels, serves }: Value<(typeof editT)['body']>): Promise<void> {
  if (members) await saveMembers(work, id, members)
  if (levels) {
    const wanted = [...new Set(levels)]
    if ((await levelChips(work.tx, wanted)).size < wanted.length) throw new Refusal('people.unknown-level')
    // Levels may be merged just now: what reads the same is left as it was set, so that the merge can be undone.
    if (!(await readsTheSame(work, id, wanted))) {
      await replaceLevels(work, id, wanted)
      work.record(id, { type: 'team.levels-set', levels: wanted })
    }
  }
  if (serves) {
    const wanted = [...new Set(serves)]
    const found = await organisationChips(work.tx, wanted)
    if (wanted.some((organisation) => found.get(organisation)?.kind !== 'client')) throw new Refusal('people.unknown-organisation')
    await replaceServed(work, id, wanted)
    work.record(id, { type: 'team.served-set', organisations: wanted })
  }
}

async function saveMembers(work: Work, id: string, members: readonly string[]): Promise<void> {
  const wanted = [...new Set(members)].sort()
  if ((await personChips(work.tx, wanted)).size < wanted.length) throw new Refusal('people.unknown-person')
  await replaceMembers(work, id, wanted)
  work.record(id, { type: 'team.members-set', members: wanted })
}

/** Locks the teams that a person is to join or leave: before the moment of the work is taken. */
export async function lockTeams(work: Work, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)].sort()
  if ((await teamChips(work.tx, wanted)).size < wanted.length) throw new Refusal('people.unknown-team')
  for (const id of wanted) await lock(work, 'team', id)
}

/** Joins a person to exactly these teams, which are locked. Membership is a fact of each team that changes. */
export async function setTeamsOf(work: Work, person: string, wanted: readonly string[]): Promise<void> {
  const before = new Set(await teamsOf(work.tx, person))
  for (const team of [...before.symmetricDifference(new Set(wanted))].sort()) {
    const members = await membersOf(work.tx, team)
    await saveMembers(work, team, wanted.includes(team) ? [...members, person] : members.filter((id) => id !== person))
    await updateTeam(work, team, {})
  }
}

export async function addLevel(work: Work, given: NewLevel): Promise<string> {
  const id = await insertLevel(work, given)
  if (id === undefined) throw new Refusal('people.level-taken', { code: given.code })
  work.record(id, { type: 'level.added', code: given.code })
  return id
}

export async function editLevel(work: Work, id: string, change: Value<(typeof editL)['body']>): Promise<void> {
  const { code, name, rank, vendor, mayWriteToRequester } = change
  await lock(work, 'level', id)
  if (code !== undefined && (await hasAnother(work, id, code))) throw new Refusal('people.level-taken', { code })
  work.record(id, { type: 'level.described' })
  await updateLevel(work, id, {
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name_ru: name.ru, name_en: name.en }),
    ...(rank === undefined ? {} : { rank }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(mayWriteToRequester === undefined ? {} : { may_write_to_requester: mayWriteToRequester }),
  })
}

const hasAnother = async ({ tx }: Work, id: string, code: string): Promise<boolean> =>
  (await tx.selectFrom('level').select('id').where('code', '=', code).where('id', '<>', id).executeTakeFirst()) !== undefined

/** The team is on merged or split levels, and where its work counts now is exactly what is wanted. */
async function readsTheSame({ tx }: Work, id: string, wanted: readonly string[]): Promise<boolean> {
  const counts = new Set((await teamById(tx, id)).levels)
  const set = await tx.selectFrom('team_level').select('level_id').where('team_id', '=', id).execute()
  const differs = (levels: readonly string[]) => counts.symmetricDifference(new Set(levels)).size > 0
  return differs(set.map(({ level_id }) => level_id)) && !differs(wanted)
}
