import { parseArgs } from 'node:util'
import { getCompliance } from '#contract/compliance.ts'
import { complianceReport, complianceTable } from '#modules/reports'
import { SetupFault } from '#platform/setup-fault.ts'
import { terminalLanguage } from './say.ts'
import { withHouse } from './with-house.ts'

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string' },
  zone: { type: 'string' },
  organisation: { type: 'string' },
  level: { type: 'string' },
  team: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** `report compliance --from 2026-01-01 --to 2026-04-01 --by month`: the figures of the page. Days are those of `--zone` (UTC), the last one excluded. */
export async function compliance(args: readonly string[], momentOf: (text: string, zone: string) => string): Promise<string> {
  const { json, from, to, zone = 'UTC', ...rest } = parseArgs({ args: [...args], options }).values
  if (from === undefined || to === undefined) throw new SetupFault('report.usage')
  const asked = getCompliance.query.safeParse({ ...rest, zone, from: momentOf(from, zone), to: momentOf(to, zone) })
  if (!asked.success) throw new SetupFault('report.usage')
  const report = await withHouse(({ house }) =>
    complianceReport({ db: house.db.read, actor: { kind: 'system', job: 'report' }, at: house.now() }, asked.data),
  )
  if (json) return JSON.stringify(report, null, 2)
  const { head, rows } = complianceTable(report, terminalLanguage())
  const lines = [head, ...rows].map((cells) => cells.map(written))
  const widths = head.map((_, n) => Math.max(...lines.map((cells) => cells[n]?.length ?? 0)))
  return lines
    .map((cells) => cells.map((cell, n) => (n < 2 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  '))
    .join('\n')
}

/** A share to the tenth of a per cent, cut. */
const written = (cell: string | number | null): string =>
  cell === null ? '—' : typeof cell === 'string' || Number.isInteger(cell) ? String(cell) : String(Math.floor(cell * 1000 + 1e-9) / 1000)
