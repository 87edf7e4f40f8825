import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'

/** What a document is made of, from top to bottom; lengths in points (1/72 inch). */
export type Part =
  | { readonly kind: 'title' | 'heading' | 'text' | 'small'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
      readonly bold?: ReadonlySet<number>
    }
  /** Shares from 0 to 1, each a bar with its words. */
  | { readonly kind: 'bars'; readonly bars: readonly { readonly label: string; readonly share: number | null; readonly said: string }[] }
  | { readonly kind: 'page' }

export interface Column {
  readonly title: string
  /** Its part of the width. */
  readonly share: number
  readonly align?: 'left' | 'right'
}

export interface Document {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly createdAt: Temporal.Instant
  /** Below each page; `{page}` and `{pages}` are filled in. */
  readonly foot: string
  readonly parts: readonly Part[]
}

const fonts = {
  text: fileURLToPath(import.meta.resolve('@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf')),
  bold: fileURLToPath(import.meta.resolve('@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf')),
} as const
const ink = { text: '#22252b', quiet: '#6b6f77', line: '#d8d6d1', head: '#f3f1ec', bar: '#2f7d57', rest: '#ece9e3' } as const
const margin = 48
const pad = 4

/** An A4 document with a text layer, Latin and Cyrillic. Tables go over pages with their heads repeated. */
export async function writePdf({ title, author, language, createdAt, foot, parts }: Document): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: margin, bottom: margin + 12, left: margin, right: margin },
    bufferPages: true,
    lang: language,
    info: { Title: title, Author: author, CreationDate: asDate(createdAt) },
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  for (const [name, file] of Object.entries(fonts)) pdf.registerFont(name, file)
  for (const part of parts) draw(pdf, part)
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    const text = foot.replace('{page}', String(page + 1)).replace('{pages}', String(count))
    pdf.page.margins.bottom = 0
    pdf.font('text').fontSize(8).fillColor(ink.quiet)
    pdf.text(text, margin, pdf.page.height - margin, { width: widthOf(pdf), lineBreak: false })
  }
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

type Pdf = InstanceType<typeof PDFDocument>
const widthOf = (pdf: Pdf) => pdf.page.width - 2 * margin
const bottomOf = (pdf: Pdf) => pdf.page.height - margin - 16
// oxlint-disable-next-line no-restricted-globals -- the library takes nothing else
const asDate = (at: Temporal.Instant) => new Date(at.epochMilliseconds)

const styles = {
  title: { font: 'bold', size: 20, color: ink.text, after: 6 },
  heading: { font: 'bold', size: 12, color: ink.text, after: 5 },
  text: { font: 'text', size: 10, color: ink.text, after: 8 },
  small: { font: 'text', size: 8, color: ink.quiet, after: 8 },
} as const

function draw(pdf: Pdf, part: Part): void {
  if (part.kind === 'page') pdf.addPage()
  else if (part.kind === 'table') drawTable(pdf, part)
  else if (part.kind === 'bars') drawBars(pdf, part)
  else drawText(pdf, part)
}

function drawText(pdf: Pdf, { kind, text }: Extract<Part, { text: string }>): void {
  const { font, size, color, after } = styles[kind]
  if (kind === 'heading') {
    pdf.moveDown(0.6)
    if (pdf.y > bottomOf(pdf) - 80) pdf.addPage()
  }
  pdf
    .font(font)
    .fontSize(size)
    .fillColor(color)
    .text(text, margin, pdf.y, { width: widthOf(pdf), lineGap: 1 })
  pdf.y += after
}

function drawTable(pdf: Pdf, { columns, rows, bold }: Extract<Part, { kind: 'table' }>): void {
  const sum = columns.reduce((all, { share }) => all + share, 0)
  const widths = columns.map(({ share }) => (widthOf(pdf) * share) / sum)
  const heads = columns.map(({ title }) => title)
  const line = (cells: readonly string[], face: 'text' | 'bold', fill?: string) => {
    pdf.font(face).fontSize(8.5)
    const height = Math.max(...cells.map((cell, n) => pdf.heightOfString(cell, { width: (widths[n] ?? 0) - 2 * pad }))) + 2 * pad
    if (pdf.y + height > bottomOf(pdf)) {
      pdf.addPage()
      if (cells !== heads) line(heads, 'bold', ink.head)
      pdf.font(face).fontSize(8.5)
    }
    const top = pdf.y
    if (fill !== undefined) pdf.rect(margin, top, widthOf(pdf), height).fill(fill)
    let left = margin
    cells.forEach((cell, n) => {
      const width = widths[n] ?? 0
      pdf.fillColor(ink.text).text(cell, left + pad, top + pad, { width: width - 2 * pad, align: columns[n]?.align ?? 'left' })
      left += width
    })
    pdf
      .moveTo(margin, top + height)
      .lineTo(margin + widthOf(pdf), top + height)
      .lineWidth(0.5)
      .stroke(ink.line)
    pdf.y = top + height
  }
  line(heads, 'bold', ink.head)
  rows.forEach((row, n) => line(row, bold?.has(n) === true ? 'bold' : 'text'))
  pdf.x = margin
  pdf.y += 10
}

function drawBars(pdf: Pdf, { bars }: Extract<Part, { kind: 'bars' }>): void {
  const [label, said, height] = [150, 110, 12]
  const room = widthOf(pdf) - label - said
  for (const bar of bars) {
    if (pdf.y + height + 8 > bottomOf(pdf)) pdf.addPage()
    const top = pdf.y
    pdf
      .font('text')
      .fontSize(9)
      .fillColor(ink.text)
      .text(bar.label, margin, top, { width: label - 8, lineBreak: false, ellipsis: true })
    pdf.rect(margin + label, top, room, height).fill(ink.rest)
    if (bar.share !== null && bar.share > 0) pdf.rect(margin + label, top, room * bar.share, height).fill(ink.bar)
    pdf.fillColor(ink.text).text(bar.said, margin + label + room + 8, top, { width: said - 8, align: 'right', lineBreak: false })
    pdf.y = top + height + 8
  }
  pdf.x = margin
  pdf.y += 4
}
