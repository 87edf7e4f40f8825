/** The speed of clocks against its budget: `npm run bench:sla`. Fails when a budget is exceeded. */
import { weekdays, type Hours, type WorkingHours } from '#contract/calendars.ts'
import { compile, russianYears, withProductionYear } from '#modules/calendars'
import { timeDryRuns } from './dry-run.ts'
import { fold, idle, read, step, type Agreement, type Happening } from '#modules/sla'

const hour = 3_600_000
const start = Temporal.Instant.from('2024-01-01T00:00Z').epochMilliseconds
const horizon = {
  from: Temporal.Instant.from('2022-01-01T00:00Z').epochMilliseconds,
  to: Temporal.Instant.from('2027-01-01T00:00Z').epochMilliseconds,
}
const every = (days: number, hours: Hours[]) => Object.fromEntries(weekdays.slice(0, days).map((weekday) => [weekday, hours]))
const week: Hours[] = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
]
const moscow = russianYears.reduce<WorkingHours>((hours, year) => withProductionYear(hours, year).draft, {
  timezone: 'Europe/Moscow',
  weekly: every(5, week),
})
const calendars: Record<string, WorkingHours> = {
  'Moscow 9–18 with lunch and production calendar': moscow,
  'Berlin 9–17': { timezone: 'Europe/Berlin', weekly: every(5, [['09:00', '17:00']]) },
  'Berlin nights 22–06': { timezone: 'Europe/Berlin', weekly: every(7, [['22:00', '06:00']]) },
  'New York 24×7': { timezone: 'America/New_York', weekly: every(7, [['00:00', '24:00']]) },
}

let exceeded = false
/** Kept so that no result is thrown away unseen. */
let sum = 0

function report(what: string, value: number, unit: string, within: boolean): void {
  exceeded ||= !within
  console.log(`${within ? 'ok  ' : 'OVER'} ${value.toFixed(2).padStart(8)} ${unit.padEnd(7)} ${what}`)
}

/** Nanoseconds of processor time a call, the best of several rounds after a warm-up: what the code costs, not what else the machine does. */
function nanoseconds(calls: number, run: (i: number) => number): number {
  let best = Infinity
  for (let round = 0; round < 7; round++) {
    const began = process.cpuUsage()
    for (let i = 0; i < calls; i++) sum += run(i)
    const { user, system } = process.cpuUsage(began)
    if (round > 0) best = Math.min(best, ((user + system) * 1000) / calls)
  }
  return best
}

/** Moments of two years in no order, so that no answer lies near the last one. */
const moments = Float64Array.from({ length: 65_536 }, (_, i) => start + ((i * 48_271) % 65_536) * 963_000)
const momentOf = (i: number) => moments[i & 65_535] ?? start

for (const [name, calendar] of Object.entries(calendars)) {
  const time = compile(calendar)
  for (const [reach, ms] of [
    ['8 h', 8 * hour],
    ['5 days', 40 * hour],
    ['1 year', 1970 * hour],
  ] as const) {
    const add = 1000 / nanoseconds(500_000, (i) => time.add(momentOf(i), ms) ?? 0)
    report(`add ${reach}: ${name}`, add, 'M/s', add >= 10)
    const elapsed = 1000 / nanoseconds(500_000, (i) => time.elapsed(momentOf(i), momentOf(i) + ms))
    report(`elapsed ${reach}: ${name}`, elapsed, 'M/s', elapsed >= 10)
  }
  const took = nanoseconds(20, () => compile(calendar, horizon).size().stretches) / 1e6
  const { bytes, stretches } = compile(calendar, horizon).size()
  report(`compile five years, ${stretches} stretches, ${(bytes / 1024).toFixed(0)} KiB: ${name}`, took, 'ms', took <= 10)
}

const time = compile(moscow)
const terms = new Map([
  ['P2', { calendar: time, target: { kind: 'duration', ms: 16 * hour } as const }],
  ['P3', { calendar: time, target: { kind: 'duration', ms: 40 * hour } as const }],
])
const agreement: Agreement = {
  rules: { metric: 'resolution', pauses: ['requester'] },
  terms: (name) => terms.get(name) ?? { calendar: time, target: { kind: 'duration', ms: 0 } },
}
const life = (at: number): Happening[] => [
  { type: 'opened', at, terms: 'P3' },
  { type: 'waiting', at: at + 2 * hour, reason: 'requester' },
  { type: 'resumed', at: at + 20 * hour },
  { type: 'retargeted', at: at + 26 * hour, terms: 'P2' },
  { type: 'waiting', at: at + 30 * hour, reason: 'requester' },
  { type: 'resumed', at: at + 80 * hour },
  { type: 'responded', at: at + 90 * hour },
  { type: 'resolved', at: at + 100 * hour },
]
const lives = Array.from({ length: 1024 }, (_, i) => life(momentOf(i)))
const lived = lives.map((happenings) => fold(agreement, idle, happenings.slice(0, 6)))
const none: Happening[] = []
const folded = nanoseconds(100_000, (i) => fold(agreement, idle, lives[i & 1023] ?? none).usedMs) / 1000
report('fold of eight events', folded, 'µs', folded <= 1)
const stepped =
  nanoseconds(100_000, (i) => step(agreement, lived[i & 1023] ?? idle, { type: 'resolved', at: start + 4 * 8766 * hour }).usedMs) / 1000
report('one step from a saved clock', stepped, 'µs', stepped <= 1)
const reading = nanoseconds(100_000, (i) => read(agreement, lived[i & 1023] ?? idle, start + 4 * 8766 * hour).dueAt ?? 0) / 1000
report('reading with its due moment', reading, 'µs', reading <= 1)

for (const { what, ms } of await timeDryRuns(time)) report(what, ms / 1000, 's', ms <= 1000)

console.log(`(${Number.isFinite(sum) ? 'all answers finite' : 'an answer is not finite'}; Node ${process.version})`)
process.exit(exceeded || !Number.isFinite(sum) ? 1 : 0)
