import type { Role, RoleName } from '#contract/people.ts'
import type { Reader } from '#platform/db/index.ts'
import { type RoleBook, permissionsOf } from '../role.ts'

export async function roleBook(db: Reader): Promise<RoleBook> {
  const found = await db.selectFrom('role').select(['name', 'permissions']).execute()
  return new Map(found.map(({ name, permissions }) => [name, permissions]))
}

export async function roles(db: Reader): Promise<Role[]> {
  const found = await db
    .selectFrom('role')
    .leftJoin('person_role', 'person_role.role', 'role.name')
    .leftJoin('person', (join) => join.onRef('person.id', '=', 'person_role.person_id').on('person.left_at', 'is', null))
    .select(({ fn }) => ['role.name', 'role.permissions', fn.count<number>('person.id').as('people')])
    .groupBy(['role.name', 'role.permissions', 'role.rank'])
    .orderBy('role.rank')
    .execute()
  const book: RoleBook = new Map(found.map(({ name, permissions }) => [name, permissions]))
  return found.map(({ name, people }) => ({ name, permissions: [...permissionsOf([name], book)], fixed: name === 'administrator', people }))
}

export async function roleByName(db: Reader, name: RoleName): Promise<Role> {
  const found = (await roles(db)).find((role) => role.name === name)
  if (!found) throw new Error(`no role ${name}`)
  return found
}

/** How many administrators there would be without this person. */
export async function administratorsBeside(db: Reader, person: string | null): Promise<number> {
  const found = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select('person.id')
    .where('role', '=', 'administrator')
    .where('left_at', 'is', null)
    .execute()
  return found.filter(({ id }) => id !== person).length
}
