/** Letters of machines and people, written for the tests: each begins with `#### kind fate | name`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Planted = { kind: string; fate: string | undefined; name: string; raw: Buffer }

export function planted(file: 'bounces' | 'auto-replies' | 'ordinary'): readonly Planted[] {
  const text = readFileSync(join(import.meta.dirname, `${file}.txt`), 'utf8')
  const letters = text.split(/^#### /m).slice(1)
  return letters.map((letter) => {
    const [first = '', ...lines] = letter.split('\n')
    const [, kind = '', fate, name = ''] = /^(\S+)(?: (\S+))? \| (.*)$/.exec(first) ?? []
    return { kind, fate, name, raw: Buffer.from(lines.join('\r\n')) }
  })
}
