export { type Cell, type Sheet, writeCsv, writeXlsx } from './write.ts'
import { parseCsv } from 'hucre/csv'

/** A row of a table with the line of the file on which it begins. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Every row that is not empty, the head of the table first. The delimiter is guessed where it is not given. */
export function readCsv(text: string, delimiter?: string): CsvRow[] {
  let line = 1
  return parseCsv(text, delimiter === undefined ? {} : { delimiter }).flatMap((found) => {
    const cells = found.map((cell) => (cell === null ? '' : String(cell)))
    const begins = line
    line += 1 + cells.reduce((sum, cell) => sum + linesIn(cell), 0)
    return cells.some((cell) => cell !== '') ? [{ line: begins, cells }] : []
  })
}

/** A quoted cell may hold line ends of any system. */
const linesIn = (cell: string): number => (/[\r\n]/.test(cell) ? cell.split(/\r\n|\r|\n/).length - 1 : 0)
