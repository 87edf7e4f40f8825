/** Runs the dependency rules, and fails when nothing was cruised (a missing parser reads nothing and would pass). */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { modules } from '../architecture.js'

const run = spawnSync('depcruise', ['contract', 'server', 'web', '--output-type', 'json'], {
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
})
if (run.error) throw run.error
const { summary } = JSON.parse(run.stdout)
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`)
const homeless = globSync('server/modules/**/*.ts').filter((file) => !modules.some((name) => file.startsWith(`server/modules/${name}/`)))
for (const file of homeless) console.error(`module missing from architecture.js: ${file}`)
if (summary.totalCruised === 0) console.error('dependency-cruiser read no module: is @swc/core installed?')
if (summary.totalCruised === 0 || summary.violations.length + homeless.length > 0) process.exitCode = 1
