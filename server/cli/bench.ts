import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** The bench lies beside the desk and is no part of it: it starts a desk of its own. */
export async function run(args: readonly string[]): Promise<number> {
  const bench = spawn(process.execPath, [resolve(import.meta.dirname, '../../bench/million.ts'), ...args], { stdio: 'inherit' })
  await once(bench, 'exit')
  return bench.exitCode ?? 1
}
