import { parseArgs } from 'node:util'
import { tokenAdd } from '#modules/auth'
import { SetupFault } from '#platform/setup-fault.ts'
import { refuse } from './user.ts'
import { withHouse } from './with-house.ts'

/** `token add --user EMAIL`: prints an API key with all that the person may, and nothing else. */
export async function run([act, ...args]: readonly string[]): Promise<number> {
  const { user } = parseArgs({ args: [...args], options: { user: { type: 'string' } } }).values
  if (act !== 'add' || !user) throw new SetupFault('token.usage')
  console.log(await withHouse(async ({ house }) => tokenAdd(house, user)).catch(refuse(user)))
  return 0
}
