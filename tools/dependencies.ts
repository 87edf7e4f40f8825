/** Runs the dependency rules, and fails when nothing was cruised (a missing parser reads nothing and would pass). */
import { spawnSync } from 'node:child_process'

const run = spawnSync('depcruise', ['contract', 'server', 'web', '--output-type', 'json'], {
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
})
if (run.error) throw run.error
const { summary } = JSON.parse(run.stdout)
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`)
if (summary.totalCruised === 0) console.error('dependency-cruiser read no module: is @swc/core installed?')
if (summary.totalCruised === 0 || summary.violations.length > 0) process.exitCode = 1
