import { readFile } from 'node:fs/promises'
import { auditClocks, evaluateVectors } from '#modules/sla'
import { SetupFault } from '#platform/setup-fault.ts'
import { say } from './say.ts'
import { explainTicket } from './sla-explain.ts'
import { readQuestion, whatIf } from './sla-what-if.ts'
import { withHouse } from './with-house.ts'

/** What can be asked of clocks; each gives the exit status. */
const acts: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  /** Reads a file of clock vectors and prints what the engine makes of each. */
  evaluate: async ([file = '']) => {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new SetupFault('sla.unreadable', { file, said: String(error) })
    })
    return print(JSON.stringify(evaluateVectors(text)))
  },
  /** Why the promises of a ticket are due when they are. */
  explain: async ([ticket = '', format]) => print(await withHouse(async ({ house }) => explainTicket(house, ticket, format === '--json'))),
  /** What a period would have looked like under other terms. */
  'what-if': async (args) => {
    const question = await readQuestion(args)
    return print(await withHouse(async ({ house }) => whatIf(house, question)))
  },
  /** Counts every clock anew from the log; clocks that differ are printed, and make the exit status 1. */
  audit: async () => {
    const { tickets, clocks, drift } = await withHouse(async ({ house }) => auditClocks(house.db.read))
    for (const one of drift) console.log(JSON.stringify(one))
    await print(say('cli.sla.audit', { tickets, clocks, drift: drift.length }))
    return drift.length === 0 ? 0 : 1
  },
}

export async function run([name = '', ...args]: readonly string[]): Promise<number> {
  const act = acts[name]
  if (!act || (name !== 'audit' && args.length === 0)) throw new SetupFault('sla.usage')
  return act(args)
}

async function print(text: string): Promise<number> {
  await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve))
  return 0
}
