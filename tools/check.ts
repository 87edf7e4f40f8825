/** Everything that can be checked without running Opora: `npm run check`. All steps run, two at a time; each prints only when it fails. */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const folders = ['contract', 'server', 'web', 'tools', 'e2e', 'bench'].filter((folder) => globSync(`${folder}/**/*.{ts,tsx}`).length > 0)
const code = [...folders, 'architecture.js']
const steps: readonly (readonly [string, ...string[]])[] = [
  ['oxlint', '--type-aware', '--deny-warnings', ...code],
  ...folders.map((folder) => ['tsc', '-p', folder] as const),
  ['node', 'tools/dependencies.ts'],
  ['node', 'tools/core.ts'],
  ['knip', '--no-progress', '--no-config-hints'],
  ['stylelint', '--allow-empty-input', 'web/**/*.css'],
  ['oxfmt', '--check', ...code],
  ['node', 'tools/imports.ts', '--check'],
  ['node', 'tools/licences.ts'],
  ['node', 'tools/messages.ts'],
  ['node', 'tools/map.ts', '--check'],
  ['node', 'tools/stages.ts', '--check'],
]

function run([command, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => (output += error.message))
    child.on('close', (status) => {
      const took = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${took.padStart(5)} s  ${command} ${args.join(' ')}`)
      if (status !== 0) console.log(output)
      resolve(status === 0)
    })
  })
}

const waiting = [...steps]
const results: boolean[] = []
const worker = async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await run(step))
}
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker))
if (results.includes(false)) process.exitCode = 1
