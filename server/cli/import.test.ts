import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'opora-import-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** A map that is wrong is seen before any database is asked for: nothing of this starts one. */
function importing(map: string, language: 'en' | 'ru' = 'en') {
  writeFileSync(join(folder, 'log.csv'), 'case,at,status\n')
  writeFileSync(join(folder, 'map.yaml'), map)
  const args = [resolve(import.meta.dirname, '../cli.ts'), 'import', 'log', 'log.csv', '--map', 'map.yaml']
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { LANG: language === 'ru' ? 'ru_RU.UTF-8' : 'C.UTF-8' },
    encoding: 'utf8',
  })
  return { status, lines: stderr.trim().split('\n') }
}

const right = `source: s
case: '{case}'
at: '{at}'
status: '{status}'
statuses: { x: in-work }
title: '{case}'
requester: R
`
const wrong: [string, string, string][] = [
  [
    right.replace("'{at}'", '{at}'),
    "map.yaml:3: “at” must be text; put it in quotes, as in '{column}'",
    "map.yaml:3: «at» должно быть текстом; поставьте кавычки, например '{column}'",
  ],
  [
    `${right}colour: red\n`,
    'map.yaml:8: a map has no “colour”; see docs/import-log.md for what it may have',
    'map.yaml:8: в карте не бывает «colour»; что в ней бывает, сказано в docs/import-log.md',
  ],
  [right.replace('requester: R\n', ''), 'map.yaml:1: “requester” is missing; add it', 'map.yaml:1: не хватает «requester»; добавьте'],
]
for (const [map, english, russian] of wrong)
  test(`a wrong map says where and what to do: ${english}`, () => {
    const [en, ru] = [importing(map), importing(map, 'ru')]
    assert.deepEqual([en.status, ru.status], [1, 1])
    assert.deepEqual(
      [en.lines, ru.lines],
      [
        [english, 'Nothing was imported: 1 mistake. Put the map or the file right and run the same command again.'],
        [russian, 'Ничего не принесено: 1 ошибка. Исправьте карту или файл и запустите ту же команду снова.'],
      ],
    )
  })

test('every allowed word is told, and the line of the wrong one', () => {
  const { lines } = importing(right.replace('in-work', 'working'))
  assert.match(lines[0] ?? '', /^map\.yaml:5: “statuses\.x” must be one of: queued, in-work, waits-requester/)
})

test('what is no YAML says its line', () => assert.match(importing('a: [1\nb: 2\n').lines[0] ?? '', /^map\.yaml:\d: this is not YAML: /))

test('without a map the command says how it is used', () => {
  const { stderr, status } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../cli.ts'), 'import', 'log', 'x.csv'], {
    env: {},
    encoding: 'utf8',
  })
  assert.deepEqual([status, stderr.startsWith('opora: Usage: ./opora import log FILE --map MAP.yaml')], [1, true])
})
