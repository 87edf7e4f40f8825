/** Draws docs/module-map.svg from the code: which module uses whose face. With --check says whether the picture is of today's code. */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { modules } from '../architecture.js'

const file = 'docs/module-map.svg'
const built = modules.filter((name) => existsSync(`server/modules/${name}/index.ts`))
const uses = new Map(built.map((name) => [name, usesOf(name)]))

function usesOf(name: string): Set<string> {
  const found = new Set<string>()
  for (const path of globSync(`server/modules/${name}/**/*.ts`)) {
    if (path.endsWith('.test.ts')) continue
    for (const [, used] of readFileSync(path, 'utf8').matchAll(/from '#modules\/([^']+)'/g)) if (used && used !== name) found.add(used)
  }
  return found
}

const depths = new Map<string, number>()
function depthOf(name: string): number {
  const known = depths.get(name)
  if (known !== undefined) return known
  const depth = Math.max(-1, ...[...(uses.get(name) ?? [])].map(depthOf)) + 1
  depths.set(name, depth)
  return depth
}

const rows = Map.groupBy(built, depthOf)
const [width, height, gapX, gapY] = [132, 38, 22, 62]
const widest = Math.max(...[...rows.values()].map((row) => row.length))
const total = { x: widest * (width + gapX) + gapX, y: rows.size * (height + gapY) + 24 }
const places = new Map<string, { x: number; y: number }>()
for (const [depth, row] of rows)
  row.forEach((name, i) => {
    const left = (total.x - row.length * (width + gapX) + gapX) / 2
    places.set(name, { x: left + i * (width + gapX), y: total.y - 12 - height - depth * (height + gapY) })
  })

const lines = built.flatMap((name) => [...(uses.get(name) ?? [])].map((used) => arrow(name, used)))
function arrow(from: string, to: string): string {
  const [a, b] = [places.get(from), places.get(to)]
  if (!a || !b) return ''
  const [x1, y1, x2, y2] = [a.x + width / 2, a.y + height, b.x + width / 2, b.y]
  return `<path d="M${x1} ${y1}C${x1} ${y1 + 26} ${x2} ${y2 - 26} ${x2} ${y2}" />`
}
const boxes = built.map((name) => {
  const { x, y } = places.get(name) ?? { x: 0, y: 0 }
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" /><text x="${x + width / 2}" y="${y + 24}">${name}</text>`
})

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total.x} ${total.y}" font-family="system-ui, sans-serif" font-size="13">
<title>Modules of Opora: each uses only the faces of those below it</title>
<rect width="100%" height="100%" fill="#fbfaf8" />
<g fill="none" stroke="#9aa3b5" stroke-width="1.2" opacity="0.75">${lines.join('')}</g>
<g fill="#fff" stroke="#c9c6bf">${boxes.join('').replaceAll(/<text.*?<\/text>/g, '')}</g>
<g fill="#22262e" text-anchor="middle">${boxes.join('').replaceAll(/<rect.*?\/>/g, '')}</g>
</svg>
`

if (!process.argv.includes('--check')) writeFileSync(file, svg)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== svg) {
  console.error(`${file} is not of today's code; run: node tools/map.ts`)
  process.exitCode = 1
}
