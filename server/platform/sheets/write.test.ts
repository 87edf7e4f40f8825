import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import { readCsv, writeCsv, writeXlsx } from './index.ts'

const sheet = {
  name: 'A/B',
  head: ['Кто', 'Доля'],
  rows: [
    ['=HYPERLINK("x")', 0.5],
    ['+7 343', null],
    ['two\nlines; "q"', 1],
  ] as const,
}

test('a table comes back as it was, and nothing in it is a formula', () => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv([sheet], 'ru'))
  assert.ok(text.startsWith('\uFEFFКто;Доля\r\n'))
  assert.deepEqual(
    readCsv(text, ';').map(({ cells }) => cells),
    [
      ['Кто', 'Доля'],
      ['\'=HYPERLINK("x")', '0,5'],
      ["'+7 343", ''],
      ['two\nlines; "q"', '1'],
    ],
  )
})

test('a workbook holds texts and numbers', async () => {
  const { sheets } = await readXlsx(await writeXlsx([{ ...sheet, formats: [undefined, '0.0%'] }]))
  assert.deepEqual(sheets[0]?.name, 'A B')
  assert.deepEqual(sheets[0]?.rows.slice(0, 3), [
    ['Кто', 'Доля'],
    ['=HYPERLINK("x")', 0.5],
    ['+7 343', null],
  ])
})
