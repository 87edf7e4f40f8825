/** What the linter cannot see of rule 5: a core that takes `Temporal` or `Math` into its hand could reach the clock or chance through another name. */
import { globSync, readFileSync } from 'node:fs'
import { shell } from '../architecture.js'

const isShell = new RegExp(`/(${shell.join('|')})(/|\\.ts$)`)
const bare = /(?<![.\w'"`])(?:Temporal|Math)\b(?!\s*\.)/

for (const file of globSync('server/modules/**/*.ts')) {
  if (isShell.test(file) || file.endsWith('.test.ts')) continue
  const lines = readFileSync(file, 'utf8').split('\n')
  lines.forEach((line, at) => {
    const code = line.replace(/\/\/.*|^\s*\/?\*.*|'[^']*'|`[^`]*`/g, '')
    if (!bare.test(code)) return
    console.error(`${file}:${at + 1}: the core names Temporal and Math only to call them: ${line.trim()}`)
    process.exitCode = 1
  })
}
