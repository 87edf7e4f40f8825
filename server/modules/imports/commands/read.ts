import { gunzipSync } from 'node:zlib'
import * as z from 'zod'
import { LogMap } from '#contract/imports.ts'
import { levels as levelsOfHouse } from '#modules/people'
import { resolutionCodes } from '#modules/tickets'
import { readCsv } from '#platform/sheets/index.ts'
import type { Reader } from '#platform/db/index.ts'
import { type YamlFile, readYaml } from '#platform/yaml/index.ts'
import { type Entry, casesOf, readEntries } from '../entries.ts'
import { columnsIn } from '../template.ts'

/** What is wrong in a map or a log: where, and a sentence of the terminal (`cli.import.wrong-…`). */
export interface Wrong {
  readonly file: 'map' | 'log'
  readonly line: number
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}
export type Read<T> = { readonly wrong: readonly Wrong[]; readonly value?: undefined } | { readonly wrong?: undefined; readonly value: T }

export interface ReadMap {
  readonly map: LogMap
  readonly lineOf: YamlFile['lineOf']
}

/** A map by itself: its YAML and its shape. */
export function readLogMap(text: string): Read<ReadMap> {
  const { value, lineOf, mistakes } = readYaml(text)
  if (mistakes.length > 0) return { wrong: mistakes.map(({ line, said }) => ({ file: 'map', line, code: 'yaml', values: { said } })) }
  const read = LogMap.safeParse(value)
  if (read.success) return { value: { map: read.data, lineOf } }
  return { wrong: read.error.issues.flatMap((issue) => issueOf(issue, value, lineOf)) }
}

function issueOf(issue: z.core.$ZodIssue, value: unknown, lineOf: ReadMap['lineOf']): Wrong[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? '' : step))
  const at = (code: string, key: string, more: readonly (string | number)[] = [], values = {}): Wrong => ({
    file: 'map',
    line: lineOf([...path, ...more]),
    code,
    values: { key, ...values },
  })
  const key = path.join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => at('unknown-key', [...path, name].join('.'), [name]))
  if (path.reduce<unknown>((within, step) => Object(within)[step], value) === undefined) return [at('missing-key', key)]
  if (issue.code === 'invalid_value') return [at('value', key, [], { allowed: issue.values.join(', ') })]
  if (issue.code === 'invalid_type' && issue.expected === 'string') return [at('not-text', key)]
  return [at('shape', key)]
}

export interface ReadLog {
  readonly cases: readonly [Entry, ...Entry[]][]
  readonly rows: number
  /** Codes of the levels of the house, by rank. */
  readonly levels: readonly string[]
}

/** A log as a map of this house says. Nothing is imported of a log with a mistake. */
export async function readLog(db: Reader, bytes: Uint8Array, { map, lineOf }: ReadMap, now: Temporal.Instant): Promise<Read<ReadLog>> {
  const inMap = (code: string, path: readonly (string | number)[], values: Wrong['values'] = {}): Wrong => ({
    file: 'map',
    line: lineOf(path),
    code,
    values: { key: path.join('.'), ...values },
  })
  const text = decode(bytes, map.encoding)
  if (text === undefined) return { wrong: [inMap('encoding', ['encoding'], { encoding: map.encoding })] }
  const rows = readCsv(text, map.delimiter)
  const head = rows[0]?.cells.map((name) => name.trim()) ?? []
  const levels = (await levelsOfHouse(db)).map(({ code }) => code)
  const known = new Set(levels)
  const codes = (await resolutionCodes(db)).flatMap(({ names }) => [names.ru, names.en])
  const wrong = [
    ...templates.flatMap((key) =>
      columnsIn(map[key] ?? '')
        .filter((column) => !head.includes(column))
        .map((column) => inMap('column', [key], { column, columns: head.join(', ') })),
    ),
    ...map.levels.flatMap(({ levels: own }, n) =>
      own.filter((code) => !known.has(code)).map((code) => inMap('level', ['levels', n], { level: code, levels: levels.join(', ') })),
    ),
    ...Object.entries(map.fields).flatMap(([name, template]) =>
      columnsIn(template)
        .filter((column) => !head.includes(column))
        .map((column) => inMap('column', ['fields', name], { column, columns: head.join(', ') })),
    ),
    ...(map.code !== undefined && !codes.includes(map.code) ? [inMap('code', ['code'], { code: map.code, codes: codes.join(', ') })] : []),
  ]
  if (wrong.length > 0) return { wrong }
  const { entries, mistakes } = readEntries(rows, map, { now, firstLevel: levels[0] ?? '' })
  if (mistakes.length > 0)
    return { wrong: mistakes.map(({ line, code, said }) => ({ file: 'log', line, code: `row-${code}`, values: { said } })) }
  return { value: { cases: casesOf(entries), rows: entries.length, levels } }
}

const templates = ['case', 'at', 'status', 'team', 'assignee', 'priority', 'title', 'requester', 'organisation', 'resolution'] as const

/** Undefined: the encoding is none, or not the one of this file. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(plain)
  } catch {
    return undefined
  }
}
