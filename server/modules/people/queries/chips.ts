import type { LevelChip, OrganisationChip, PersonChip, TeamChip } from '#contract/people.ts'
import type { Reader } from '#platform/db/index.ts'

type Ids = readonly (string | null | undefined)[]
const known = (ids: Ids): string[] => [...new Set(ids)].filter((id) => id !== null && id !== undefined)
const byId = <T extends { readonly id: string }>(found: readonly T[]): Map<string, T> => new Map(found.map((one) => [one.id, one]))

/** By id, those that there are. Nulls and repetitions may be among the ids. */
export async function personChips(db: Reader, ids: Ids): Promise<Map<string, PersonChip>> {
  const wanted = known(ids)
  return byId(wanted.length === 0 ? [] : await db.selectFrom('person').select(['id', 'name']).where('id', 'in', wanted).execute())
}

export async function organisationChips(db: Reader, ids: Ids): Promise<Map<string, OrganisationChip>> {
  const wanted = known(ids)
  return byId(
    wanted.length === 0 ? [] : await db.selectFrom('organisation').select(['id', 'name', 'kind']).where('id', 'in', wanted).execute(),
  )
}

export async function teamChips(db: Reader, ids: Ids): Promise<Map<string, TeamChip>> {
  const wanted = known(ids)
  return byId(wanted.length === 0 ? [] : await db.selectFrom('team').select(['id', 'name']).where('id', 'in', wanted).execute())
}

export async function levelChips(db: Reader, ids: Ids): Promise<Map<string, LevelChip>> {
  const wanted = known(ids)
  if (wanted.length === 0) return new Map()
  const found = await db.selectFrom('level').select(['id', 'code', 'name_ru', 'name_en', 'rank']).where('id', 'in', wanted).execute()
  return byId(found.map(({ id, code, name_ru, name_en, rank }) => ({ id, code, name: { ru: name_ru, en: name_en }, rank })))
}
