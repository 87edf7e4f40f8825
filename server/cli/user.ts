import { parseArgs } from 'node:util'
import { userAdd, userLink } from '#modules/auth'
import { Language } from '#contract/common.ts'
import type { RoleName } from '#contract/people.ts'
import { Refusal } from '#platform/refusal.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import { say } from './say.ts'
import { withHouse } from './with-house.ts'

const roles: Readonly<Record<string, RoleName>> = {
  admin: 'administrator',
  manager: 'manager',
  lead: 'lead',
  agent: 'agent',
  requester: 'requester',
}

/** `user add …` makes a person; `user link …` gives a new way in to one who is there. Both print the one-time link to set a password. */
export async function run([act, ...args]: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...args], options: { email: text, name: text, role: text, language: text } })
  const { email, name } = values
  const role = roles[values.role ?? '']
  const language = Language.optional().safeParse(values.language)
  const isAdding = act === 'add' && email && name && role && language.success
  if (!isAdding && !(act === 'link' && email)) throw new SetupFault('user.usage')
  const link = await withHouse(async ({ house, url }) =>
    isAdding ? userAdd(house, url, { email, name, role, language: language.data }) : userLink(house, url, email),
  ).catch(refuse(email))
  console.log(say(isAdding ? 'cli.user.added' : 'cli.user.link', { email, link }))
  return 0
}

/** What the desk declines is one line on the terminal. */
export const refuse =
  (email: string) =>
  (error: unknown): never => {
    if (error instanceof Refusal && error.code.startsWith('people.')) throw new SetupFault(`user.${error.code.slice(7)}`, { email })
    throw error
  }
