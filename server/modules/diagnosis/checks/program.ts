import { execFile } from 'node:child_process'
import { Refusal } from '#platform/refusal.ts'
import { type Check, type Outcome, failed, ok } from './check.ts'

/** Programs of the system, the first that is there. They are given an address that was read and judged, never a name. */
const programs = {
  ping: [{ file: 'ping', args: ['-n', '-c', '4', '-w', '10'] }],
  traceroute: [
    { file: 'traceroute', args: ['-n', '-q', '1', '-w', '2', '-m', '20'] },
    { file: 'tracepath', args: ['-n', '-m', '20'] },
  ],
} as const

const longest = 60_000

const byProgram =
  (kind: keyof typeof programs): Check =>
  async ({ address }) => {
    for (const { file, args } of programs[kind]) {
      const outcome = await run(file, [...args, address])
      if (outcome) return outcome
    }
    throw new Refusal('diagnosis.no-program', { program: kind })
  }

export const ping = byProgram('ping')
export const traceroute = byProgram('traceroute')

/** Null where the program is not there. */
function run(file: string, args: readonly string[]): Promise<Outcome | null> {
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`, LC_ALL: 'C' }
  return new Promise((resolve) => {
    execFile(file, args, { env, timeout: longest, maxBuffer: 1_000_000 }, (error, out, err) => {
      if (error && error.code === 'ENOENT') return resolve(null)
      const lines = [`${file} ${args.join(' ')}`, `${out}${err}`.trim(), ...(error?.killed ? [`stopped after ${longest / 1000} s`] : [])]
      resolve(error ? failed(lines) : ok(lines))
    })
  })
}
