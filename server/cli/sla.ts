import { readFile } from 'node:fs/promises'
import { evaluateVectors } from '#modules/sla'
import { SetupFault } from '#platform/setup-fault.ts'

/** `sla evaluate FILE`: reads a file of clock vectors and prints what the engine makes of each. */
export async function run([act, file]: readonly string[]): Promise<number> {
  if (act !== 'evaluate' || !file) throw new SetupFault('sla.usage')
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new SetupFault('sla.unreadable', { file, said: String(error) })
  })
  await new Promise((resolve) => process.stdout.write(`${JSON.stringify(evaluateVectors(text))}\n`, resolve))
  return 0
}
