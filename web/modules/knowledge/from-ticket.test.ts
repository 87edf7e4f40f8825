import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articleFrom } from './from-ticket.ts'

const words = { symptom: 'Что происходит', deed: 'Что помогло', person: '(имя)', address: '(адрес)', phone: '(телефон)' }

test('a ticket becomes a draft by its parts, without greeting and signature', () => {
  const known = {
    title: 'Не печатает касса',
    symptom: 'Добрый день, Борис!\nКасса не печатает чек с утра.\n\nС уважением,\nАнна Петрова\nООО «Пекарня»',
    resolution: 'Заменили ленту.',
    names: ['Анна Петрова', 'Борис'],
  }
  assert.deepEqual(articleFrom(known, words), {
    title: 'Не печатает касса',
    body: '## Что происходит\nКасса не печатает чек с утра.\n\n## Что помогло\nЗаменили ленту.',
  })
})

test('nobody’s name, address or phone goes into it, in whatever case it is written', () => {
  const known = {
    title: 'У Анны Петровой нет почты',
    symptom: 'Пишите на anna@bakery.example или звоните +7 (916) 000-11-22. Ошибка 0x80070005 на 10.0.0.15, порт 25.',
    resolution: 'Позвонили Петровой, сбросили пароль Анне. В Пекарне всё работает.',
    names: ['Анна Петрова', 'Пекарня'],
  }
  const { title, body } = articleFrom(known, words)
  assert.equal(title, 'У (имя) нет почты')
  assert.doesNotMatch(`${title}${body}`, /анн|петров|пекарн|bakery|916/i)
  assert.match(body, /0x80070005 на 10\.0\.0\.15, порт 25/)
})

test('a ticket that says nothing makes nothing up', () => {
  assert.deepEqual(articleFrom({ title: 'Т', symptom: ' ', resolution: '', names: [] }, words), { title: 'Т', body: '' })
})
