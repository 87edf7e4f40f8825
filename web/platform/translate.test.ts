import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formats } from './format.ts'
import { translator } from './translate.ts'

const russian = {
  worklist: { count: '{count, plural, one {# заявка} few {# заявки} many {# заявок} other {# заявки}}', 'title.mine': 'Мои' },
  portal: { until: 'Ждём до {until}.', 'and-so-on': 'И так далее…', dots: 'Подождите...' },
  tickets: {
    'refusal.already-resolved': 'Заявка уже решена',
    'refusal.mail.too-large': 'Письмо велико',
    'refusal.too-many': 'Не больше {most}',
  },
}
const t = translator('ru', russian)

test('Russian plurals take their four forms', () => {
  assert.deepEqual(
    [1, 3, 5, 1.5].map((count) => t('worklist.count', { count })),
    ['1 заявка', '3 заявки', '5 заявок', '1,5 заявки'],
  )
})

test('an abbreviation at the end of a sentence ends it', () => {
  assert.equal(t('portal.until', { until: 'ср, 18 нояб.' }), 'Ждём до ср, 18 нояб.')
  assert.deepEqual([t('portal.and-so-on'), t('portal.dots')], ['И так далее…', 'Подождите...'])
})

test('the first dot ends the name of the file', () => {
  assert.equal(t('worklist.title.mine'), 'Мои')
})

test('a refusal is found in the file of its module, or wherever its whole code stands', () => {
  assert.equal(t.refusal('tickets.already-resolved'), 'Заявка уже решена')
  assert.equal(t.refusal('mail.too-large'), 'Письмо велико')
  assert.equal(t.refusal('tickets.too-many', { most: 5 }), 'Не больше 5')
  assert.equal(t.refusal('tickets.never-heard-of'), undefined)
})

const ru = formats('ru', 'Europe/Moscow')
const minutes = (count: number) => count * 60_000

test('a timer is short and keeps its sign', () => {
  assert.deepEqual(
    [72, -12, 27 * 60 + 10, 0].map((count) => ru.timer(minutes(count))),
    ['1:12', '−0:12', '27:10', '0:00'],
  )
})

const plain = (text: string) => text.replaceAll(/\s/g, ' ')

test('a duration says its two largest units', () => {
  assert.deepEqual(
    [72, 60, 34, 0, 49 * 60].map((count) => plain(ru.duration(minutes(count)))),
    ['1 ч 12 мин', '1 ч', '34 мин', '0 мин', '2 дн. 1 ч'],
  )
})

test('working time is never said in days', () => {
  assert.deepEqual(
    [72, 27 * 60 + 10, 0].map((count) => plain(ru.hours(minutes(count)))),
    ['1 ч 12 мин', '27 ч 10 мин', '0 мин'],
  )
})

test('an instant is said in the zone of the person', () => {
  assert.equal(ru.instant('2026-11-24T11:30:00Z', 'time'), '14:30')
  assert.equal(formats('en', 'America/New_York').instant('2026-11-24T11:30:00Z', 'time'), '06:30')
})

test('relative time is counted from a given moment', () => {
  const from = Temporal.Instant.from('2026-11-24T12:00:00Z')
  assert.equal(ru.relative('2026-11-24T11:48:00Z', from), '12 минут назад')
  assert.equal(ru.relative('2026-11-25T12:00:00Z', from), 'завтра')
})
