import { relative, resolve } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { globalSetup, globalTeardown } from '#testing/setup.ts'

export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** `eachTest`: long flows tell every test as it ends, not only every file. */
type Options = { readonly concurrency: number; readonly minutesPerTest: number; readonly eachTest?: boolean }

/** Runs files of tests, each in a process of its own; prints a line a file, what failed and what was passed over. */
export async function runTests(files: readonly string[], { concurrency, minutesPerTest, eachTest = false }: Options): Promise<Totals> {
  const totals = { passed: 0, failed: 0, skipped: 0 }
  if (files.length === 0) return totals
  const said = new Map<string, string>()
  const skips = new Map<string, number>()
  const listen = ({ file = '', message }: { file?: string; message: string }) => void said.set(file, (said.get(file) ?? '') + message)
  // Held for the whole run, so that PostgreSQL is not started anew for each file.
  await globalSetup()
  // A test that ran out of time leaves its process waiting for what never comes.
  const ending = { timeout: minutesPerTest * 60_000, execArgv: ['--test-force-exit'] }
  const stream = run({ files: files.map((file) => resolve(file)), concurrency, ...ending })
  stream.on('test:stdout', listen)
  stream.on('test:stderr', listen)
  stream.on('test:fail', ({ name, file, line, details }) => {
    if (details.type === 'suite') return
    totals.failed += 1
    console.log(`\nFAIL  ${short(name)}\n      ${short(file)}:${line ?? ''}\n${indent(inspect(details.error.cause ?? details.error))}\n`)
    if (name === file) console.log(indent(said.get(file) ?? ''))
  })
  stream.on('test:pass', ({ name, file, skip, details }) => {
    if (details.type === 'suite') return
    if (name === file) {
      totals.failed += 1
      console.log(`\nFAIL  ${short(file)}: holds no test\n`)
    } else if (skip === undefined) {
      totals.passed += 1
      if (eachTest) console.log(`ok   ${seconds(details.duration_ms)}       ${name}`)
    } else {
      totals.skipped += 1
      const why = `${short(file)}: ${typeof skip === 'string' ? skip : name}`
      skips.set(why, (skips.get(why) ?? 0) + 1)
    }
  })
  stream.on('test:summary', ({ file, counts, success, duration_ms: took }) => {
    if (file === undefined) return
    console.log(`${success ? 'ok  ' : 'FAIL'} ${seconds(took)}  ${String(counts.tests).padStart(3)}  ${short(file)}`)
    if (!success) console.log(indent(said.get(file) ?? ''))
  })
  await stream.resume().toArray()
  await globalTeardown()
  for (const [why, times] of skips) console.log(`skip  ${String(times).padStart(12)}  ${why}`)
  return totals
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).padStart(5)} s`
const short = (path: string | undefined) => (path?.startsWith('/') ? relative('.', path) : (path ?? ''))
const indent = (text: string) => text.trimEnd().replace(/^/gm, '      ')
