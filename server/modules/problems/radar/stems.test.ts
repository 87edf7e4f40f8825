import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '#platform/db/index.ts'
import { givenDesk } from '#testing/given.ts'
import { stemEnglish } from './stem-english.ts'
import { stemRussian } from './stem-russian.ts'

const desk = await givenDesk()

/** PostgreSQL brings the reference stemmers along. Words of our own interface and documents are the vocabulary: thousands of each language. */
async function compared(dictionary: string, letters: RegExp, stem: (word: string) => string, words: readonly string[]) {
  const all = [
    ...new Set([
      ...words,
      ...globSync('{messages,docs,server,web,contract,e2e}/**/*.{json,md,ts}').flatMap((file) => wordsOf(file, letters)),
    ]),
  ]
  const found = await rows(
    desk.db,
    sql<{ word: string; stem: string | null }>`
    select word, (ts_lexize(${dictionary}, word))[1] as stem from unnest(${all}::text[]) word`,
  )
  const told = found.filter((row) => row.stem !== null)
  return {
    count: told.length,
    other: told.flatMap(({ word, stem: right }) => (stem(word) === right ? [] : [`${word}: ${stem(word)} ≠ ${right}`])),
  }
}

const wordsOf = (file: string, letters: RegExp): string[] =>
  readFileSync(file, 'utf8').toLowerCase().replaceAll('ё', 'е').match(letters) ?? []

test('Russian stems are those of the reference', async () => {
  const { count, other } = await compared(
    'russian_stem',
    /[а-я]+/g,
    stemRussian,
    'важная бегающие прочитавши умывшись сильнейший вероятность стеклянный подключилась'.split(' '),
  )
  assert.ok(count > 2_500, String(count))
  assert.deepEqual(other, [])
})

test('English stems are those of the reference', async () => {
  const { count, other } = await compared(
    'english_stem',
    /\b[a-z]+\b/g,
    stemEnglish,
    'hopping hoped relational conditional rationalize generically communism yellow sayings cries ties replacement'.split(' '),
  )
  assert.ok(count > 2_500, String(count))
  assert.deepEqual(other, [])
})
