import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupFault } from '#platform/setup-fault.ts'
import { ensureDebianPackages, type Needed } from './debian.ts'
import { say } from './say.ts'
import { runTests, type Totals } from './test-run.ts'
import { ensureWebBuilt } from './web-build.ts'

const root = resolve(import.meta.dirname, '../..')
const unit = ['contract/**/*.test.ts', 'server/**/*.test.ts', 'tools/**/*.test.ts', 'web/**/*.test.ts']
const browser: readonly Needed[] = [{ program: '/usr/bin/chromium', package: 'chromium' }]
const mail: readonly Needed[] = [
  { program: '/usr/sbin/postfix', package: 'postfix' },
  { program: '/usr/lib/dovecot/imap', package: 'dovecot-imapd' },
  { program: '/usr/lib/dovecot/lmtp', package: 'dovecot-lmtpd' },
  { program: '/usr/bin/swaks', package: 'swaks' },
]

/** Everything that must hold. `--quick` leaves out the browser, `--mail` adds the suites with a real mail system (as root on Debian). */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { quick: { type: 'boolean' }, mail: { type: 'boolean' } } })
  process.chdir(root)
  process.env['PATH'] = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`
  const checked = check()
  const tested = [await runTests(globSync(unit), { concurrency: 2, minutesPerTest: 10 })]
  if (!values.quick) tested.push(await runSuites('e2e/*.spec.ts', browser))
  if (values.mail) tested.push(await runSuites('e2e/mail/**/*.spec.ts', [...browser, ...mail]))
  return conclude(checked, tested)
}

function check(): Totals {
  const { status } = spawnSync(process.execPath, ['tools/check.ts'], { stdio: ['ignore', 'inherit', 'inherit'] })
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0, unsteady: [] }
}

/** Whole flows, one at a time: each has the two cores to itself. */
async function runSuites(pattern: string, needed: readonly Needed[]): Promise<Totals> {
  const files = globSync(pattern)
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0, unsteady: [] }
  try {
    ensureDebianPackages(needed)
    await ensureWebBuilt()
  } catch (error) {
    if (!(error instanceof SetupFault)) throw error
    console.error(`FAIL  ${pattern}: ${say(`setup.${error.code}`, error.values)}`)
    return { passed: 0, failed: files.length, skipped: 0, unsteady: [] }
  }
  return runTests(files, { concurrency: 1, minutesPerTest: 20, eachTest: true })
}

/** The closing line that machines read; a run without any test is a failure too. */
function conclude(checked: Totals, tested: readonly Totals[]): number {
  const sum = (name: 'passed' | 'failed' | 'skipped', parts: readonly Totals[]) => parts.reduce((total, part) => total + part[name], 0)
  const all = [checked, ...tested]
  const [passed, failed, skipped] = [sum('passed', all), sum('failed', all), sum('skipped', all)]
  const unsteady = all.flatMap((part) => part.unsteady)
  if (unsteady.length > 0) console.log(`\nUNSTEADY, passed only when run again alone, to be mended: ${unsteady.join(', ')}`)
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && sum('passed', tested) > 0 ? 0 : 1
}
