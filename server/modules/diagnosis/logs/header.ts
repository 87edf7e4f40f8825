import { type Field, fields, skipGap } from './fields.ts'
import { levelPattern } from './level.ts'
import { type MomentForm, findMoment, momentAt, readMoment } from './moment.ts'
import { type Record, shapeOfRecords } from './records.ts'

/** A line without its header, and what the header said. */
interface Parted {
  /** What was said: the message that is grouped. */
  readonly body: string
  /** Milliseconds since 1970; null where the line bears no moment. */
  readonly at: number | null
  /** The word of the level, as written. */
  readonly level: string | null
}

/** Parts the lines of one log; learned from its first lines, no format is set by hand. */
export type Header = (line: string) => Parted

/** How many of the first lines teach the header. */
export const lesson = 2000

export function learnHeader(sample: readonly string[], year: number): Header {
  const lines = sample.filter((line) => line.trim() !== '').slice(0, lesson)
  const shape = shapeOfRecords(lines)
  if (shape) return (line) => partRecord(shape(line), line, year)
  const plan = planOf(lines)
  return (line) => part(plan, line, year)
}

interface Plan {
  readonly form: MomentForm | null
  /** The moment stands first; else so many tokens before it are header too. */
  readonly lead: number
  readonly fields: readonly Field[]
}

function planOf(lines: readonly string[]): Plan {
  const found = lines.flatMap((line) => findMoment(line) ?? [])
  const form = mostOf(found.map((one) => one.form))
  const timed = form === undefined ? [] : lines.filter((line) => findMoment(line, 0, [form]))
  // Lines that go on from the one before (a stack trace) bear no moment: a quarter that does is enough to call it the header.
  if (form === undefined || timed.length < lines.length / 4)
    return {
      form: null,
      lead: 0,
      fields: fieldsAt(
        lines.map((line) => ({ line, at: 0 })),
        false,
      ),
    }
  const leads = timed.map((line) => leadOf(line, findMoment(line, 0, [form])?.from ?? 0))
  const lead = mostOf(leads) ?? 0
  if (leads.filter((one) => one === lead).length < timed.length * 0.8) return { form: null, lead: 0, fields: [] }
  const starts = timed.map((line) => ({ line, at: skipGap(line, findMoment(line, 0, [form])?.to ?? 0) }))
  return { form, lead, fields: fieldsAt(starts, true) }
}

/** Finds field after field in which nearly all lines agree. Without a moment only a level first in the line is a header. */
function fieldsAt(starts: readonly { line: string; at: number }[], timed: boolean): Field[] {
  const plan: Field[] = []
  let rest = starts
  while (plan.length < 10) {
    const field = fields.find((one) => (timed || one.name === 'level') && !repeats(plan, one) && fits(one, rest, plan))
    if (!field) break
    plan.push(field)
    rest = rest.map(({ line, at }) => ({ line, at: passed(field, line, at) }))
  }
  return plan
}

/** A message may itself begin with "something:" or a number: each such field is taken once, numbers twice (process and thread). */
function repeats(plan: readonly Field[], { name }: Field): boolean {
  const times = plan.filter((one) => one.name === name).length
  if (name === 'host') return times > 0 || plan.some((one) => one.name === 'tag')
  if (name === 'up-to-level') return times > 0 || plan.some((one) => one.name === 'level')
  if (name === 'dotted')
    return times > 0 || plan.some((one) => one.name === 'tag') || !plan.some((one) => one.name === 'level' || one.name === 'up-to-level')
  return times >= (name === 'moment' || name === 'number' || name === 'column' ? 2 : 1)
}

function fits({ share, end, few }: Field, rest: readonly { line: string; at: number }[], plan: readonly Field[]): boolean {
  const ends = rest.map(({ line, at }) => end(line, at))
  const found = ends.filter((one) => one >= 0).length
  if (rest.length === 0 || found < rest.length * share) return false
  if (!few) return true
  if (plan.length === 0) return false
  const values = new Set(rest.flatMap(({ line, at }, i) => ((ends[i] ?? -1) < 0 ? [] : [line.slice(at, ends[i])])))
  return values.size <= Math.max(2, Math.min(50, rest.length / 40))
}

function passed({ end }: Field, line: string, at: number): number {
  const to = end(line, at)
  return to < 0 ? at : skipGap(line, to)
}

function part({ form, lead, fields: plan }: Plan, line: string, year: number): Parted {
  let at = 0
  let when: number | null = null
  if (form) {
    const found =
      lead === 0
        ? (momentAt(line, line.startsWith('[') && form.name !== 'uptime' ? 1 : 0, [form]) ?? findMoment(line, 0, [form]))
        : findMoment(line, 0, [form])
    if (!found) return { body: line.trim(), at: null, level: null }
    when = readMoment(form, line, found.from, year)
    at = skipGap(line, found.to)
  }
  let level: string | null = null
  for (const field of plan) {
    const to = field.end(line, at)
    if (to < 0) continue
    if (field.name === 'level' || field.name === 'up-to-level') level = levelIn(line, at, to)
    at = skipGap(line, to)
  }
  // A header with nothing behind it is the message itself.
  return { body: line.slice(at).trim() || line.trim(), at: when, level }
}

function levelIn(line: string, from: number, to: number): string | null {
  for (let i = from; i < to; i++) {
    if (i > from && /\w/.test(line.charAt(i - 1))) continue
    levelPattern.lastIndex = i
    const found = levelPattern.exec(line)
    if (found && levelPattern.lastIndex === to) return found[1] ?? null
  }
  return null
}

function partRecord({ message, level, time }: Record, line: string, year: number): Parted {
  const found = time === null ? null : momentAt(time, 0)
  return { body: (message ?? line).trim(), level, at: found && time !== null ? readMoment(found.form, time, 0, year) : null }
}

/** Tokens before the moment; a bracket before it is none. */
const leadOf = (line: string, at: number): number =>
  line
    .slice(0, at)
    .replace(/[[(<"']+$/, '')
    .split(/\s+/)
    .filter((token) => token !== '').length

function mostOf<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}
