import type { Permission, RoleName } from '#contract/people.ts'
import { allow } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { mayChangeRole } from '../policy.ts'
import { roleBook } from '../queries/roles.ts'
import { lockRole, updateRole } from '../store/groups.ts'

export async function setRole(work: Work, name: RoleName, permissions: readonly Permission[]): Promise<void> {
  if (name === 'administrator') throw new Refusal('people.administrator-keeps-all')
  const id = await lockRole(work, name)
  const wanted = [...new Set(permissions)].sort()
  allow(mayChangeRole(work.actor, (await roleBook(work.tx)).get(name) ?? [], wanted))
  work.record(id, { type: 'role.permissions-set', role: name, permissions: wanted })
  await updateRole(work, name, wanted)
}
