import { parseArgs } from 'node:util'
import type { LevelFigures, LevelReport } from '#contract/level-reports.ts'
import { getLevelReport } from '#contract/level-reports.ts'
import { levelReport } from '#modules/reports'
import { SetupFault } from '#platform/setup-fault.ts'
import { compliance } from './report-compliance.ts'
import { say, terminalLanguage } from './say.ts'
import { withHouse } from './with-house.ts'

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string' },
  of: { type: 'string' },
  structure: { type: 'string' },
  organisation: { type: 'string' },
  service: { type: 'string' },
  kind: { type: 'string' },
  narrow: { type: 'string' },
  calendar: { type: 'string' },
  zone: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** `report levels --from 2026-01-01 --to 2026-04-01 --by org`: the figures of the screen. Days are those of `--zone` (UTC), the last one excluded. */
export async function run([what, ...args]: readonly string[]): Promise<number> {
  if (what === 'compliance') {
    await print(await compliance(args, momentOf))
    return 0
  }
  const { values } = parseArgs({ args: [...args], options })
  const { json, zone = 'UTC', from, to, structure, ...rest } = values
  if (what !== 'levels' || from === undefined || to === undefined) throw new SetupFault('report.usage')
  const moments = {
    from: momentOf(from, zone),
    to: momentOf(to, zone),
    ...(structure === undefined ? {} : { structure: momentOf(structure, zone) }),
  }
  const asked = getLevelReport.query.safeParse({ ...rest, ...moments })
  if (!asked.success) throw new SetupFault('report.usage')
  const report = await withHouse(({ house }) =>
    levelReport({ db: house.db.read, actor: { kind: 'system', job: 'report' }, at: house.now() }, asked.data),
  )
  await print(json ? JSON.stringify(report, null, 2) : table(report))
  return 0
}

/** A moment, or the beginning of a day. */
function momentOf(text: string, zone: string): string {
  try {
    if (text.includes('T')) return Temporal.Instant.from(text).toString()
    return Temporal.PlainDate.from(text).toZonedDateTime(zone).toInstant().toString()
  } catch {
    throw new SetupFault('report.usage')
  }
}

function table(report: LevelReport): string {
  const head = ['tickets', 'resolved', 'firstOnly', 'firstContact', 'handOvers', 'returns', 'pingPong', 'waited', 'reopened']
  const lines = [
    ['', ...head.map((name) => say(`cli.report.${name}`)), ...report.levels.map(({ code }) => code)],
    [say('cli.report.all'), ...cellsOf(report.total)],
    ...report.rows.map(({ value, label, figures }) => [label ?? value, ...cellsOf(figures)]),
  ]
  const widths = lines[0]?.map((_, n) => Math.max(...lines.map((cells) => cells[n]?.length ?? 0))) ?? []
  const language = terminalLanguage()
  const text = lines.map((cells) =>
    cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  '),
  )
  const time = report.time.map(
    ({ level, grossMs, workingMs, waitingMs }) =>
      `${level.code} ${level.name[language]}: ${say('cli.report.time', { gross: hours(grossMs), working: hours(workingMs), waiting: hours(waitingMs) })}`,
  )
  return [...text, '', ...time].join('\n')
}

const cellsOf = ({ tickets, resolved, firstOnly, firstContact, handOvers, pingPong, waits, reopened, touched }: LevelFigures): string[] =>
  [
    tickets.count,
    resolved.count,
    firstOnly.count,
    firstContact.count,
    handOvers.count,
    pingPong.count,
    pingPong.tickets.count,
    waits.tickets.count,
    reopened.count,
    ...touched.map(({ figure }) => figure.count),
  ].map(String)

const hours = (ms: number): number => Math.round(ms / 36_000) / 100

async function print(text: string): Promise<void> {
  await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve))
}
