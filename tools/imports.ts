/** Writes package.json's `imports` from architecture.js; with --check says whether they agree. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { modules } from '../architecture.js'

const fixed = {
  '#contract/*': './contract/*',
  '#messages/*': './messages/*',
  '#platform/*': './server/platform/*',
  '#testing/*': './server/testing/*',
}
const faces = modules
  .map((name) => [`#modules/${name}`, `./server/modules/${name}/index.ts`] as const)
  .filter(([, file]) => existsSync(file))
const wanted = { ...fixed, ...Object.fromEntries(faces) }
const text = readFileSync('package.json', 'utf8')
const written = `${JSON.stringify({ ...JSON.parse(text), imports: wanted }, null, 2)}\n`

if (process.argv.includes('--check')) {
  if (JSON.stringify(JSON.parse(text).imports) !== JSON.stringify(wanted)) {
    console.error('package.json: imports differ from architecture.js; run: node tools/imports.ts')
    process.exitCode = 1
  }
} else writeFileSync('package.json', written)
