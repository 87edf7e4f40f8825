/** Draws docs/stages-….svg from contract/stages.ts: the way of each kind, and what each stage needs. With --check says whether they are of today's code. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { stages } from '../contract/stages.ts'
import { Kind } from '../contract/ticket-words.ts'

const read = (language: string): Record<string, string> => JSON.parse(readFileSync(`messages/${language}/stages.json`, 'utf8'))
const [en, ru] = [read('en'), read('ru')]
const said = (words: Record<string, string>, key: string): string => (words[key] ?? key).replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const [width, gap, head, line, column] = [170, 26, 46, 15, 30]
/** Which act waits for it, and who asks. */
const marks = { begin: '▷', resolve: '◐', close: '●' } as const
const short = (text: string) => (text.length > column ? `${text.slice(0, column - 1)}…` : text)

function drawn(kind: Kind): string {
  const way = stages[kind]
  const most = Math.max(...way.map(({ needs }) => needs.length))
  const total = { x: way.length * (width + gap) + gap, y: head + most * 2 * line + 100 }
  const boxes = way.map(({ stage, needs }, i) => {
    const x = gap + i * (width + gap)
    const rows = needs.map(({ evidence, before, if: when }, n) => {
      const y = 40 + head + n * 2 * line
      const mark = before === undefined ? '' : `${marks[before]} `
      const dash = when === 'rule' ? ' ?' : ''
      return `<text x="${x + 8}" y="${y}" font-size="11">${mark}${short(said(en, `evidence.${evidence}`))}${dash}</text>
<text x="${x + 8}" y="${y + 13}" font-size="10" fill="#6b7280">${short(said(ru, `evidence.${evidence}`))}</text>`
    })
    const arrow = i === 0 ? '' : `<path d="M${x - gap + 4} 38H${x - 6}m-5 -4l5 4l-5 4" fill="none" stroke="#9aa3b5" stroke-width="1.4" />`
    return `${arrow}<rect x="${x}" y="16" width="${width}" height="${head}" rx="8" fill="#fff" stroke="#c9c6bf" />
<text x="${x + width / 2}" y="36" text-anchor="middle" font-weight="600">${said(en, `stage.${stage}`)}</text>
<text x="${x + width / 2}" y="52" text-anchor="middle" font-size="11" fill="#6b7280">${said(ru, `stage.${stage}`)}</text>
${rows.join('\n')}`
  })
  const legend = `${marks.begin} before it begins · ${marks.resolve} before it is resolved · ${marks.close} before it is closed · ? where a rule of the desk says so`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total.x} ${total.y}" font-family="system-ui, sans-serif" font-size="13" fill="#22262e">
<title>Stages of a ticket (${kind}) and what each needs to be left</title>
<rect width="100%" height="100%" fill="#fbfaf8" />
${boxes.join('\n')}
<text x="${gap}" y="${total.y - 14}" font-size="11" fill="#6b7280">${legend}</text>
</svg>
`
}

for (const kind of Kind.options) {
  const [file, svg] = [`docs/stages-${kind}.svg`, drawn(kind)]
  if (!process.argv.includes('--check')) writeFileSync(file, svg)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== svg) {
    console.error(`${file} is not of today's code; run: node tools/stages.ts`)
    process.exitCode = 1
  }
}
