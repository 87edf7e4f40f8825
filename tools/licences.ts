/** Every installed package must carry a licence that an Apache-2.0 product may ship with. */
import { readFileSync } from 'node:fs'

const allowed =
  /^(MIT|MIT-0|MIT-CMU|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|ISC|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0|PostgreSQL|OFL-1\.1|CC-BY-4\.0|CC-BY-3\.0)$/
/** Build tools that are never shipped, and packages whose licence stands in a file: name → why. */
const excused: Record<string, string> = JSON.parse(readFileSync('tools/licences.json', 'utf8'))

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const missing: string[] = []
for (const [path, { license, dev, optional }] of Object.entries<{ license?: string; dev?: boolean; optional?: boolean }>(packages)) {
  if (path === '') continue
  const name = path.split('node_modules/').at(-1) ?? path
  const parts = (license ?? 'none').replaceAll(/[()]/g, '').split(/ OR | AND /)
  const fine = parts.every((part) => allowed.test(part)) || (/ OR /.test(license ?? '') && parts.some((part) => allowed.test(part)))
  if (!fine && !(name in excused)) missing.push(`${name}: ${license ?? 'none'}${dev ? ' (dev)' : ''}${optional ? ' (optional)' : ''}`)
}
for (const line of missing) console.error(`licence: ${line}`)
if (missing.length > 0) process.exitCode = 1
