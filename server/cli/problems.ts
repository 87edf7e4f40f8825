import { parseArgs } from 'node:util'
import { type Recurrence, recurrences } from '#modules/problems'
import { SetupFault } from '#platform/setup-fault.ts'
import { say } from './say.ts'
import { withHouse } from './with-house.ts'

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  zone: { type: 'string', default: 'UTC' },
  early: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** `problems detect --from 2026-01-01 --to 2026-04-01`: what recurs among the incidents of a period. Days are those of `--zone` (UTC), the last one excluded. `--early`: with what may yet become one. */
export async function run([what, ...args]: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options })
  if (what !== 'detect' || values.from === undefined || values.to === undefined) throw new SetupFault('problems.usage')
  const period = { from: momentOf(values.from, values.zone), to: momentOf(values.to, values.zone) }
  const all = await withHouse(({ house }) =>
    recurrences({ db: house.db.read, actor: { kind: 'system', job: 'problems' }, at: house.now() }, period),
  )
  const found = all.filter(({ early }) => values.early || !early)
  const text = values.json
    ? JSON.stringify(found, null, 2)
    : [say('cli.problems.found', { count: found.length }), ...found.map(told)].join('\n\n')
  await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve))
  return 0
}

/** A moment, or the beginning of a day. */
function momentOf(text: string, zone: string): Temporal.Instant {
  try {
    return text.includes('T') ? Temporal.Instant.from(text) : Temporal.PlainDate.from(text).toZonedDateTime(zone).toInstant()
  } catch {
    throw new SetupFault('problems.usage')
  }
}

const told = ({ words, began, tickets, unusual, cost }: Recurrence): string =>
  [
    words.join(', '),
    say('cli.problems.unusual', {
      began: began.slice(0, 10),
      incidents: unusual.incidents,
      expected: Math.round(unusual.expected * 10) / 10,
      chance: unusual.chance.toExponential(0),
    }),
    say('cli.problems.cost', { hours: Math.round(cost.hours), people: cost.people }),
    tickets.map(({ number }) => `#${number}`).join(' '),
  ].join('\n')
