import { relative, resolve } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { globalSetup, globalTeardown } from '#testing/setup.ts'

export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number; readonly unsteady: readonly string[] }

/** `eachTest`: long flows tell every test as it ends, not only every file. */
type Options = { readonly concurrency: number; readonly minutesPerTest: number; readonly eachTest?: boolean }

type Tally = { passed: number; failed: number; skipped: number }

/** More failing files than this are no accident: they are not tried again. */
const mostTriedAgain = 4

/**
 * Runs files of tests, each in a process of its own; prints a line a file, what failed and what was passed over.
 * A few files that fail are run once more, alone: what passes then is `unsteady`, and the closing line names it.
 */
export async function runTests(files: readonly string[], options: Options): Promise<Totals> {
  const tallies = await runOnce(files, options)
  const failing = [...tallies].flatMap(([file, { failed }]) => (failed > 0 ? [file] : []))
  const triedAgain = failing.length <= mostTriedAgain ? failing : []
  if (triedAgain.length > 0) {
    console.log(`\nOnce more, alone: ${triedAgain.map(short).join(', ')}`)
    for (const [file, tally] of await runOnce(triedAgain, { ...options, concurrency: 1 })) tallies.set(file, tally)
  }
  const sum = (name: keyof Tally) => [...tallies.values()].reduce((total, tally) => total + tally[name], 0)
  const unsteady = triedAgain.filter((file) => tallies.get(file)?.failed === 0).map(short)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), unsteady }
}

/** What came of each file, by its whole path. */
async function runOnce(files: readonly string[], { concurrency, minutesPerTest, eachTest = false }: Options): Promise<Map<string, Tally>> {
  const tallies = new Map(files.map((file): [string, Tally] => [resolve(file), { passed: 0, failed: 0, skipped: 0 }]))
  if (files.length === 0) return tallies
  const count = (file: string | undefined, name: keyof Tally) => {
    const tally = tallies.get(file ?? '')
    if (tally !== undefined) tally[name] += 1
  }
  const said = new Map<string, string>()
  const skips = new Map<string, number>()
  const listen = ({ file = '', message }: { file?: string; message: string }) => void said.set(file, (said.get(file) ?? '') + message)
  // Held for the whole run, so that PostgreSQL is not started anew for each file.
  await globalSetup()
  // A test that ran out of time leaves its process waiting for what never comes.
  const ending = { timeout: minutesPerTest * 60_000, execArgv: ['--test-force-exit'] }
  const stream = run({ files: [...tallies.keys()], concurrency, ...ending })
  stream.on('test:stdout', listen)
  stream.on('test:stderr', listen)
  stream.on('test:fail', ({ name, file, line, details }) => {
    if (details.type === 'suite') return
    count(file, 'failed')
    console.log(`\nFAIL  ${short(name)}\n      ${short(file)}:${line ?? ''}\n${indent(inspect(details.error.cause ?? details.error))}\n`)
    if (name === file) console.log(indent(said.get(file) ?? ''))
  })
  stream.on('test:pass', ({ name, file, skip, details }) => {
    if (details.type === 'suite') return
    if (name === file) {
      count(file, 'failed')
      console.log(`\nFAIL  ${short(file)}: holds no test\n`)
    } else if (skip === undefined) {
      count(file, 'passed')
      if (eachTest) console.log(`ok   ${seconds(details.duration_ms)}       ${name}`)
    } else {
      count(file, 'skipped')
      const why = `${short(file)}: ${typeof skip === 'string' ? skip : name}`
      skips.set(why, (skips.get(why) ?? 0) + 1)
    }
  })
  stream.on('test:summary', ({ file, counts, success, duration_ms: took }) => {
    if (file === undefined) return
    // Tests that a helper makes are told with the helper's file; the sum of the file that ran knows them.
    const tally = tallies.get(file)
    if (tally !== undefined) {
      const failed = Math.max(tally.failed, counts.tests - counts.passed - counts.skipped - counts.todo, success ? 0 : 1)
      tallies.set(file, { passed: counts.passed, failed, skipped: counts.skipped })
    }
    console.log(`${success ? 'ok  ' : 'FAIL'} ${seconds(took)}  ${String(counts.tests).padStart(3)}  ${short(file)}`)
    if (!success) console.log(indent(said.get(file) ?? ''))
  })
  await stream.resume().toArray()
  await globalTeardown()
  for (const [why, times] of skips) console.log(`skip  ${String(times).padStart(12)}  ${why}`)
  return tallies
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).padStart(5)} s`
const short = (path: string | undefined) => (path?.startsWith('/') ? relative('.', path) : (path ?? ''))
const indent = (text: string) => text.trimEnd().replace(/^/gm, '      ')
