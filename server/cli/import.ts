import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Outcome, type ReadLog, type ReadMap, type Wrong, importCases, readLog, readLogMap, reconcile } from '#modules/imports'
import { message } from '#platform/i18n.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import type { House } from '#platform/work.ts'
import { say, terminalLanguage } from './say.ts'
import { withHouse } from './with-house.ts'

const mostTold = 20

/** Brings the log of another system in: `import log FILE --map MAP.yaml`; with `--check` it only reads and counts. */
export async function run([what, ...args]: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { map: { type: 'string' }, check: { type: 'boolean', default: false } },
  })
  const [file, ...more] = positionals
  const { map: mapFile, check } = values
  if (what !== 'log' || file === undefined || mapFile === undefined || more.length > 0) throw new SetupFault('import.usage')
  const [bytes, mapText] = [await contentOf(file), (await contentOf(mapFile)).toString('utf8')]
  const map = readLogMap(mapText)
  if (map.wrong) return tellWrong(map.wrong, file, mapFile)
  return withHouse(async ({ house }) => {
    const log = await readLog(house.db.read, bytes, map.value, house.now())
    if (log.wrong) return tellWrong(log.wrong, file, mapFile)
    console.log(say('cli.import.read', { rows: log.value.rows, cases: log.value.cases.length, source: map.value.map.source }))
    const outcome = check ? undefined : await importCases(house, map.value.map, log.value.cases, progress(log.value.cases.length))
    if (outcome) tellOutcome(outcome)
    const agrees = await tellReport(house, map.value, log.value)
    // Since the process began: with reading, and with the report.
    console.log(say('cli.import.took', { seconds: Math.round(performance.now() / 100) / 10 }))
    return agrees && (outcome?.changed.length ?? 0) === 0 ? 0 : 1
  })
}

const contentOf = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: unknown) => {
    throw new SetupFault('sla.unreadable', { file, said: String(error) })
  })

/** Where something is wrong nothing is imported. */
function tellWrong(wrong: readonly Wrong[], log: string, map: string): number {
  for (const { file, line, code, values } of wrong.slice(0, mostTold))
    console.error(`${file === 'map' ? map : log}:${line}: ${say(`cli.import.wrong.${code}`, values)}`)
  console.error(say('cli.import.nothing-done', { wrong: wrong.length, more: Math.max(0, wrong.length - mostTold) }))
  return 1
}

/** One line that changes on a terminal; elsewhere a line for every tenth. */
function progress(all: number): (done: number) => void {
  let tenth = 0
  return (done) => {
    const line = say('cli.import.progress', { done, all, percent: Math.floor((done / all) * 100) })
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${done >= all ? '\n' : ''}`)
    else if (Math.floor((done / all) * 10) > tenth) {
      tenth = Math.floor((done / all) * 10)
      console.error(line)
    }
  }
}

function tellOutcome({ imported, known, changed }: Outcome): void {
  console.log(say('cli.import.done', { imported, known }))
  if (changed.length > 0) console.log(say('cli.import.changed', { changed: changed.length, some: changed.slice(0, 10).join(', ') }))
}

/** The reconciliation: answers whether file and house agree. */
async function tellReport(house: House, { map }: ReadMap, log: ReadLog): Promise<boolean> {
  const { figures, clocks } = await reconcile(house.db.read, map, log)
  const lines = figures.map(({ figure, level = '', file, house: kept }) => [
    say(`cli.import.figure.${figure}`, { level }),
    String(file),
    String(kept),
    file === kept ? '=' : '≠',
  ])
  const table = [[say('cli.import.figure'), say('cli.import.in-file'), say('cli.import.in-house'), ''], ...lines]
  const widths = [0, 1, 2].map((at) => Math.max(...table.map((cells) => (cells[at] ?? '').length)))
  const row = ([name = '', file = '', kept = '', sign = '']: readonly string[]) =>
    `  ${name.padEnd(widths[0] ?? 0)}  ${file.padStart(widths[1] ?? 0)}  ${kept.padStart(widths[2] ?? 0)}  ${sign}`.trimEnd()
  console.log(table.map(row).join('\n'))
  const language = terminalLanguage()
  for (const { metric, status, clocks: count } of clocks)
    console.log(
      say('cli.import.clocks', { metric: message(language, 'sla', `metric.${metric}`), status: say(`cli.import.clock.${status}`), count }),
    )
  return figures.every(({ file, house: kept }) => file === kept)
}
