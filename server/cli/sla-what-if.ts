import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Policy } from '#contract/what-if.ts'
import { deskZone } from '#modules/people'
import { replayPolicy } from '#modules/sla'
import { message, t } from '#platform/i18n.ts'
import { Refusal } from '#platform/refusal.ts'
import { SetupFault } from '#platform/setup-fault.ts'
import type { House } from '#platform/work.ts'
import { readYaml } from '#platform/yaml/index.ts'
import { say, terminalLanguage } from './say.ts'

type Replayed = Awaited<ReturnType<typeof replayPolicy>>

export interface Question {
  readonly policy: Policy
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly asJson: boolean
}

/** `--policy FILE --from DAY --to DAY [--json]`; days as in 2026-01-31, `--to` is the first that does not count. */
export async function readQuestion(args: readonly string[]): Promise<Question> {
  const { values } = parseArgs({
    args: [...args],
    options: { policy: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const { policy: file, from, to, json } = values
  if (file === undefined || from === undefined || to === undefined) throw new SetupFault('sla.what-if.usage')
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new SetupFault('sla.unreadable', { file, said: String(error) })
  })
  return { policy: readPolicy(file, text), from: day(from), to: day(to), asJson: json }
}

function day(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    throw new SetupFault('sla.what-if.day', { said: text })
  }
}

/** YAML, and so JSON too. What is wrong is told with its line. */
function readPolicy(file: string, text: string): Policy {
  const { value, lineOf, mistakes } = readYaml(text)
  const [mistake] = mistakes
  if (mistake) throw new SetupFault('sla.policy.wrong', { file, ...mistake })
  const read = Policy.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? '' : step))
  throw new SetupFault('sla.policy.wrong', {
    file,
    line: lineOf(path),
    said: `${path.join('.')}: ${issue?.message ?? ''}`.replace(/^: /, ''),
  })
}

/** Compliance by month before and after, and the tickets that change: as JSON, or to be read. */
export async function whatIf({ db, now }: House, { policy, from, to, asJson }: Question): Promise<string> {
  const asked = { from, to, timeZone: await deskZone(db.read), now: now() }
  const replayed = await replayPolicy(db.read, policy, asked).catch((error: unknown) => {
    throw error instanceof Refusal
      ? new SetupFault('sla.policy.refused', { said: t(terminalLanguage(), 'sla', `refusal.${error.code}`) })
      : error
  })
  return asJson ? JSON.stringify(replayed) : told(replayed)
}

function told({ tickets, months, before, after, saved, lost, changed, changes }: Replayed): string {
  const language = terminalLanguage()
  const share = (one: Replayed['before']) =>
    `${one.share === null ? '—' : `${(one.share * 100).toFixed(2)} %`} (${one.met}/${one.met + one.missed})`
  const sla = (key: string) => message(language, 'sla', key)
  const table = months.map((cell) => `  ${cell.month}  ${sla(`metric.${cell.metric}`)}: ${share(cell.before)} → ${share(cell.after)}`)
  const status = (verdict: Replayed['changes'][number]['before']) => say(`cli.sla.what-if.${verdict?.status ?? 'none'}`)
  const lines = changes
    .slice(0, 20)
    .map((one) => `  #${one.number}  ${sla(`metric.${one.metric}`)}: ${status(one.before)} → ${status(one.after)}`)
  return [
    say('cli.sla.what-if', { tickets, before: share(before), after: share(after), saved, lost, changed }),
    ...table,
    '',
    ...lines,
  ].join('\n')
}
