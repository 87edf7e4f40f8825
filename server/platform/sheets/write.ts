import { writeCsv as toCsv } from 'hucre/csv'
import { writeXlsx as toXlsx } from 'hucre/xlsx'
import type { Language } from '#contract/common.ts'

export type Cell = string | number | null

export interface Sheet {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** By column: how a number is shown, as spreadsheets write it (`0.0%`). */
  readonly formats?: readonly (string | undefined)[]
}

/**
 * Tables, an empty line between them, as spreadsheets of that language open it: `;` and a decimal comma in Russian; a text that would be taken for a formula is made a text
 * (OWASP, CSV injection). UTF-8 with a mark, CRLF.
 */
export function writeCsv(sheets: readonly Sheet[], language: Language): Uint8Array {
  const cell = (value: Cell) => (typeof value === 'number' ? written(value, language) : value === null ? '' : harmless(value))
  const lines = sheets.flatMap(({ head, rows }, i) => [
    ...(i === 0 ? [] : [[]]),
    [...head].map(harmless),
    ...rows.map((row) => row.map(cell)),
  ])
  const text = toCsv(lines, {
    delimiter: language === 'ru' ? ';' : ',',
    lineSeparator: '\r\n',
  })
  return new TextEncoder().encode(`\uFEFF${text.replace(/^\uFEFF/, '')}`)
}

const written = (value: number, language: Language) => (language === 'ru' ? String(value).replace('.', ',') : String(value))
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** A workbook (Office Open XML); texts are texts there, whatever they begin with. */
export const writeXlsx = (sheets: readonly Sheet[]): Promise<Uint8Array> =>
  toXlsx({
    sheets: sheets.map(({ name, head, rows, formats = [] }) => ({
      name: name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31),
      columns: head.map((title, n) => ({
        header: title,
        key: String(n),
        width: Math.min(60, Math.max(10, title.length + 2, ...rows.map((row) => String(row[n] ?? '').length + 2))),
        ...(formats[n] === undefined ? {} : { numFmt: formats[n] }),
      })),
      data: rows.map((row) => Object.fromEntries(row.map((value, n) => [String(n), value]))),
    })),
  })
