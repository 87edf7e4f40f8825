/** The yearly production calendar as xmlcalendar.ru publishes it. */
import type { ProductionDay, ProductionYear } from './production.ts'

const kinds: Record<string, ProductionDay['kind']> = { '1': 'off', '2': 'short', '3': 'working' }

/** Undefined when the text is no such calendar, or names a date that does not exist. */
export function readProductionXml(text: string): ProductionYear | undefined {
  const tags = tagsOf(text)
  const year = Number(tags.find((tag) => tag.name === 'calendar')?.attributes['year'])
  if (!Number.isInteger(year) || year < 1900 || year > 2299) return undefined
  const titles = new Map(tags.filter((tag) => tag.name === 'holiday').map(({ attributes }) => [attributes['id'], attributes['title']]))
  const days = tags.filter((tag) => tag.name === 'day').map(({ attributes }) => readDay(year, attributes, titles))
  const read = days.filter((day) => day !== undefined).toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return read.length === days.length && days.length > 0 ? { year, days: read } : undefined
}

type Attributes = Readonly<Record<string, string | undefined>>

function readDay(year: number, { d, t, h, f }: Attributes, titles: Map<string | undefined, string | undefined>): ProductionDay | undefined {
  const [date, kind, movedFrom] = [dateIn(year, d), kinds[t ?? ''], dateIn(year, f)]
  if (date === undefined || kind === undefined || (f !== undefined && movedFrom === undefined)) return undefined
  const label = h === undefined ? undefined : titles.get(h)
  return { date, kind, ...(label && { label }), ...(movedFrom && { movedFrom }) }
}

/** `MM.DD` of the year, if there is such a date. */
function dateIn(year: number, text: string | undefined): string | undefined {
  const [, month, day] = /^(\d\d)\.(\d\d)$/.exec(text ?? '') ?? []
  if (month === undefined || day === undefined) return undefined
  const days = new Temporal.PlainYearMonth(year, Math.min(12, Math.max(1, Number(month)))).daysInMonth
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days ? `${year}-${month}-${day}` : undefined
}

/** The file has no text between its tags, so tags and attributes are all there is to read. */
function tagsOf(text: string): { name: string; attributes: Attributes }[] {
  return [...text.replaceAll(/<!--[\s\S]*?-->/g, '').matchAll(/<([a-z]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/gi)].map(
    ([, name = '', list = '']) => ({
      name,
      attributes: Object.fromEntries(
        [...list.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', double, single]) => [
          key,
          decoded(double ?? single ?? ''),
        ]),
      ),
    }),
  )
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    return entities[name ?? ''] ?? whole
  })
}
