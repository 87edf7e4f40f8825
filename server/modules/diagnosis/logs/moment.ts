/** Moments as logs write them. Each pattern is tried where a field begins; what it caught becomes milliseconds. */
export interface MomentForm {
  readonly name: string
  readonly pattern: RegExp
  /** From the caught parts to milliseconds since 1970, as if the clock of the log were UTC where it names no zone. */
  readonly read: (parts: readonly (string | undefined)[], year: number) => number
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const day = 86_400_000

/** Days since 1970 of a date of the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function days(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

const int = (text: string | undefined) => Number(text ?? 0)
const fraction = (text: string | undefined) => (text === undefined ? 0 : Math.floor(Number(`0.${text}`) * 1000))
const monthOf = (name: string | undefined) => months.indexOf((name ?? '').toLowerCase()) + 1
const century = (year: number) => (year >= 100 ? year : year + (year < 70 ? 2000 : 1900))

function zone(text: string | undefined): number {
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(text ?? '')
  return found ? (found[1] === '-' ? -1 : 1) * (int(found[2]) * 60 + int(found[3])) * 60_000 : 0
}

interface Clock {
  readonly hour: string | undefined
  readonly minute: string | undefined
  readonly second: string | undefined
  readonly part?: string | undefined
}
const at = (year: number, month: number, date: number, { hour, minute, second, part }: Clock): number =>
  days(year, month, date) * day + int(hour) * 3_600_000 + int(minute) * 60_000 + int(second) * 1000 + fraction(part)

const time = String.raw`(\d{1,2}):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?`
const zoned = String.raw`\s?(Z|[+-]\d\d:?\d\d)?`
const name = String.raw`([A-Z][a-z]{2})`
const form = (title: string, source: string, read: MomentForm['read']): MomentForm => ({
  name: title,
  pattern: new RegExp(`${source}(?![\\w])`, 'y'),
  read,
})

/** The more exact first: what begins like another form stands before it. */
export const momentForms: readonly MomentForm[] = [
  form(
    'iso',
    String.raw`(\d{4})[-/.](\d\d)[-/.](\d\d)[T _-](\d\d)[:.](\d\d)[:.](\d\d)(?:[.,:](\d{1,9}))?${zoned}`,
    ([, y, mo, d, hour, minute, second, part, z]) => at(int(y), int(mo), int(d), { hour, minute, second, part }) - zone(z),
  ),
  form(
    'clf',
    String.raw`(\d{1,2})/${name}/(\d{4}):(\d\d):(\d\d):(\d\d)${zoned}`,
    ([, d, mo, y, hour, minute, second, z]) => at(int(y), monthOf(mo), int(d), { hour, minute, second }) - zone(z),
  ),
  form(
    'asctime',
    String.raw`(?:[A-Z][a-z]{2},? )${name} {1,2}(\d{1,2}) ${time}(?: [A-Z]{3,4})? (\d{4})`,
    ([, mo, d, hour, minute, second, part, y]) => at(int(y), monthOf(mo), int(d), { hour, minute, second, part }),
  ),
  form(
    'named',
    String.raw`(?:[A-Z][a-z]{2}, )?(\d{1,2})[ -]${name}[ -](\d{4}),? ${time}${zoned}`,
    ([, d, mo, y, hour, minute, second, part, z]) => at(int(y), monthOf(mo), int(d), { hour, minute, second, part }) - zone(z),
  ),
  form('syslog', String.raw`${name} {1,2}(\d{1,2}) (?:(\d{4}) )?${time}`, ([, mo, d, y, hour, minute, second, part], year) =>
    at(y === undefined ? year : int(y), monthOf(mo), int(d), { hour, minute, second, part }),
  ),
  // A day before the month where points divide it, as in Russia and Germany; the month first where strokes do.
  form('points', String.raw`(\d\d)\.(\d\d)\.(\d{4}|\d\d),? ${time}`, ([, d, mo, y, hour, minute, second, part]) =>
    at(century(int(y)), int(mo), int(d), { hour, minute, second, part }),
  ),
  form('strokes', String.raw`(\d\d?)/(\d\d?)/(\d{4}),? ${time}(?: [AP]M)?`, ([, mo, d, y, hour, minute, second, part]) =>
    int(mo) > 12
      ? at(int(y), int(d), int(mo), { hour, minute, second, part })
      : at(int(y), int(mo), int(d), { hour, minute, second, part }),
  ),
  form('short', String.raw`(\d\d)[/-](\d\d)[/-](\d\d) ${time}`, ([, y, mo, d, hour, minute, second, part]) =>
    at(century(int(y)), int(mo), int(d), { hour, minute, second, part }),
  ),
  form('month-day', String.raw`(\d\d)[-./](\d\d) ${time}`, ([, mo, d, hour, minute, second, part], year) =>
    at(year, int(mo), int(d), { hour, minute, second, part }),
  ),
  form('run-on', String.raw`(\d{4})(\d\d)(\d\d)[-_ T]${time}`, ([, y, mo, d, hour, minute, second, part]) =>
    at(int(y), int(mo), int(d), { hour, minute, second, part }),
  ),
  form('digits', String.raw`(\d\d)(\d\d)(\d\d) (\d\d)(\d\d)(\d\d)`, ([, y, mo, d, hour, minute, second]) =>
    at(century(int(y)), int(mo), int(d), { hour, minute, second }),
  ),
  // The technological log of 1C: minutes and seconds of the hour that the file's name says.
  form('1c', String.raw`(\d\d):(\d\d)\.(\d{6})(?=-\d+,)`, ([, minute, second, part], year) =>
    at(year, 1, 1, { hour: '0', minute, second, part }),
  ),
  form('uptime', String.raw`\[ {0,5}(\d{1,7})\.(\d{6})\]`, ([, second, part], year) =>
    at(year, 1, 1, { hour: '0', minute: '0', second, part }),
  ),
  form(
    'epoch',
    String.raw`(1\d{9})(\d{3}|\.\d{1,9})?`,
    ([, second, rest]) => int(second) * 1000 + (rest === undefined ? 0 : rest.startsWith('.') ? fraction(rest.slice(1)) : int(rest)),
  ),
  form('time', time, ([, hour, minute, second, part], year) => at(year, 1, 1, { hour, minute, second, part })),
]

export interface Found {
  readonly form: MomentForm
  readonly from: number
  readonly to: number
}

/** How far into a line a header may reach before its moment. */
const reach = 100

/** The first moment that begins where a field of the line begins. */
export function findMoment(line: string, from = 0, forms: readonly MomentForm[] = momentForms): Found | null {
  const end = Math.min(line.length, from + reach)
  for (let i = from; i < end; i++) {
    if (i > from && !' [(<|,;\t-"'.includes(line.charAt(i - 1))) continue
    const found = momentAt(line, i, forms)
    if (found) return found
  }
  return null
}

export function momentAt(line: string, from: number, forms: readonly MomentForm[] = momentForms): Found | null {
  for (const each of forms) {
    each.pattern.lastIndex = from
    if (each.pattern.test(line)) return { form: each, from, to: each.pattern.lastIndex }
  }
  return null
}

/** Milliseconds of the moment that stands in the line at `from`; null when it is no moment of this form. */
export function readMoment({ pattern, read }: MomentForm, line: string, from: number, year: number): number | null {
  pattern.lastIndex = from
  const parts = pattern.exec(line)
  if (!parts) return null
  const ms = read(parts, year)
  return Number.isFinite(ms) ? ms : null
}
