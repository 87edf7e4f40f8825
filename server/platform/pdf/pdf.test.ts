import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writePdf } from './index.ts'

const document = (rows: number) =>
  writePdf({
    title: 'Отчёт',
    author: 'Opora',
    language: 'ru',
    createdAt: Temporal.Instant.from('2026-03-01T00:00:00Z'),
    foot: 'страница {page} из {pages}',
    parts: [
      { kind: 'title', text: 'Отчёт' },
      { kind: 'bars', bars: [{ label: 'Решение', share: 0.5, said: '50 %' }] },
      {
        kind: 'table',
        columns: [
          { title: 'Заявка', share: 1 },
          { title: 'Тема', share: 3 },
        ],
        rows: Array.from({ length: rows }, (_, n) => [`#${n}`, 'Касса не печатает чеки']),
      },
    ],
  })
const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length

test('a table goes over as many pages as it needs', async () => {
  assert.equal(pagesOf(await document(3)), 1)
  assert.equal(pagesOf(await document(100)), 3)
})

test('the same document twice is the same bytes but for its id', async () => {
  const [one, two] = [await document(3), await document(3)]
  assert.equal(one.length, two.length)
})
