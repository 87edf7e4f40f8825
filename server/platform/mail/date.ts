/** The Date header (RFC 5322 §3.3 and the habits of thirty years) as an instant; undefined where it names no moment. */
export function readDate(source: string): Temporal.Instant | undefined {
  const text = source
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?: ?/g, ':')
    .trim()
  return readMailDate(text) ?? readUnixDate(text) ?? readIsoDate(text)
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const zones: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 60,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  MSD: 240,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  JST: 540,
  KST: 540,
  SAMT: 240,
  YEKT: 300,
}
const time = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?`
const zone = String.raw`(?:\s*(?:GMT|UTC|UT)?\s*([+-])(\d{1,2}):?(\d{2})|\s*([A-Za-z]{1,5}))?`
const mailDate = new RegExp(
  String.raw`^(?:[^\d,]{2,12},?\s*)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4})\s+${time}(?:\s*([ap]m))?${zone}`,
  'i',
)
const unixDate = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3})[a-z]*\s+(\d{1,2}),?\s+(?:(\d{4})\s+)?${time}(?:\s*([ap]m))?${zone}(?:\s*(\d{4}))?`,
  'i',
)
const isoDate = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})[T ]${time}${zone}`, 'i')

function readMailDate(text: string): Temporal.Instant | undefined {
  const [, day, month, year, hour, minute, second, half, ...rest] = mailDate.exec(text) ?? []
  return instant({ year, month: monthOf(month), day, hour, minute, second, half }, rest)
}

/** `Tue Mar  5 10:00:00 2019`, as C libraries and old Unix mail write it. */
function readUnixDate(text: string): Temporal.Instant | undefined {
  const [, month, day, early, hour, minute, second, half, sign, hours, minutes, name, late] = unixDate.exec(text) ?? []
  return instant({ year: early ?? late, month: monthOf(month), day, hour, minute, second, half }, [sign, hours, minutes, name])
}

function readIsoDate(text: string): Temporal.Instant | undefined {
  const [, year, month, day, hour, minute, second, ...rest] = isoDate.exec(text) ?? []
  return instant({ year, month: Number(month), day, hour, minute, second, half: undefined }, rest)
}

const monthOf = (name: string | undefined) => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

type Piece = string | undefined
type Pieces = { year: Piece; month: number; day: Piece; hour: Piece; minute: Piece; second: Piece; half: Piece }

function instant(pieces: Pieces, [sign, hours, minutes, name]: readonly Piece[]): Temporal.Instant | undefined {
  if (pieces.year === undefined || pieces.day === undefined || !pieces.month) return undefined
  const offset =
    sign === undefined ? (zones[(name ?? '').toUpperCase()] ?? 0) : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  try {
    const local = Temporal.PlainDateTime.from(
      {
        year: fullYear(pieces.year),
        month: pieces.month,
        day: Number(pieces.day),
        hour: fullHour(Number(pieces.hour), pieces.half),
        minute: Number(pieces.minute),
        second: Math.min(59, Number(pieces.second ?? 0)),
      },
      { overflow: 'reject' },
    )
    return local
      .toZonedDateTime('UTC')
      .subtract({ minutes: Math.abs(offset) > 14 * 60 ? 0 : offset })
      .toInstant()
  } catch {
    return undefined
  }
}

/** RFC 5322 §4.3: two digits below 50 are this century; three count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return digits.length === 3 ? 1900 + year : year
}

function fullHour(hour: number, half: Piece): number {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}
