import { addOrganisation, addPerson, addTeam, findOrAddRequester, findPersonByAddress } from '#modules/people'
import { historian } from '#platform/actor.ts'
import { type House, type Work, openWork } from '#platform/work.ts'
import { clientNamed, importedNames, teamNamed } from '../queries/imported.ts'
import { type NameKind, insertName, lockSource } from '../store.ts'

const portion = 100

/** Whom and what names stand for; who is not known yet is added. */
export async function namesOf<Name>(
  house: House,
  source: string,
  kind: NameKind,
  wanted: ReadonlyMap<string, Name>,
  add: (work: Work, name: Name) => Promise<string>,
): Promise<ReadonlyMap<string, string>> {
  const missing = await unknown(house, source, kind, [...wanted.keys()])
  for (let from = 0; from < missing.length; from += portion)
    await openWork(house, historian, async (work) => {
      await lockSource(work, source)
      const known = await importedNames(work.tx, source, kind)
      for (const key of missing.slice(from, from + portion)) {
        const name = wanted.get(key)
        if (name !== undefined && !known.has(key)) await insertName(work, source, kind, key, await add(work, name))
      }
    })
  return importedNames(house.db.read, source, kind)
}

async function unknown({ db }: House, source: string, kind: NameKind, wanted: readonly string[]): Promise<string[]> {
  const known = await importedNames(db.read, source, kind)
  return wanted.filter((key) => !known.has(key)).toSorted()
}

/** A team that the house does not have is a name without levels and members: no living ticket goes to it until somebody gives it some. */
export const findOrAddTeam = async (work: Work, name: string): Promise<string> =>
  (await teamNamed(work.tx, name)) ?? addTeam(work, { name, levels: [], members: [], serves: [], signature: { ru: '', en: '' } })

export const findOrAddClient = async (work: Work, name: string): Promise<string> =>
  (await clientNamed(work.tx, name)) ?? addOrganisation(work, { name, kind: 'client', domains: [], remark: '' })

/** By address whoever has it; by a mere name always somebody new, who has no way in. */
export async function addAssignee(work: Work, name: string): Promise<string> {
  const known = isAddress(name) ? await findPersonByAddress(work.tx, 'email', name) : undefined
  return known ?? addPerson(work, { ...plain, name, roles: [], ...(isAddress(name) ? { email: name } : {}) }, 'import')
}

export interface Requester {
  readonly name: string
  readonly organisation: string | undefined
}
export const addRequester = (work: Work, { name, organisation }: Requester): Promise<string> =>
  isAddress(name)
    ? findOrAddRequester(work, { name, email: name, organisation }, 'import')
    : addPerson(work, { ...plain, name, roles: ['requester'], organisation }, 'import')

const plain = { vip: false, remark: '', teams: [] as string[] } as const
const isAddress = (name: string): boolean => /^[^\s@]+@[^\s@]+$/.test(name)
