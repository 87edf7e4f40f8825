import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText, readText } from './rich-text.ts'

const text = (words: string) => ({ kind: 'text', text: words })

test('headings, lists, remarks, code and prose are read by their marks', () => {
  const body = '# Шаги\nСначала это,\nпотом то.\n\n1. Один\n2. Два\n   и ещё\n- точка\n> Важно\n```\nping <b>\n```\n### Мелко'
  assert.deepEqual(readText(body), [
    { kind: 'heading', level: 2, parts: [text('Шаги')] },
    { kind: 'paragraph', parts: [text('Сначала это,\nпотом то.')] },
    { kind: 'list', isOrdered: true, items: [[text('Один')], [text('Два\nи ещё')]] },
    { kind: 'list', isOrdered: false, items: [[text('точка')]] },
    { kind: 'remark', parts: [text('Важно')] },
    { kind: 'code', text: 'ping <b>' },
    { kind: 'heading', level: 3, parts: [text('Мелко')] },
  ])
  assert.deepEqual(readText(''), [])
  assert.deepEqual(readText('```\nне закрыто'), [{ kind: 'code', text: 'не закрыто' }])
})

test('bold, code, links and other articles stand inside a line; other schemes and HTML stay text', () => {
  const parts = (body: string) => {
    const [block] = readText(body)
    return block?.kind === 'paragraph' ? block.parts : undefined
  }
  assert.deepEqual(parts('Нажмите **ОК** или `Enter`, см. KB-12 и https://a.example/x.'), [
    text('Нажмите '),
    { kind: 'strong', parts: [text('ОК')] },
    text(' или '),
    { kind: 'code', text: 'Enter' },
    text(', см. '),
    { kind: 'article', number: 12, text: 'KB-12' },
    text(' и '),
    { kind: 'link', href: 'https://a.example/x', text: 'https://a.example/x' },
    text('.'),
  ])
  assert.deepEqual(parts('[сюда](https://a.example)'), [{ kind: 'link', href: 'https://a.example', text: 'сюда' }])
  for (const body of ['[сюда](javascript:alert(1))', '<img src=x onerror=alert(1)>', '[a](/desk)', 'XKB-12'])
    assert.deepEqual(parts(body), [text(body)], body)
})

test('in a letter it stands without its marks', () => {
  const body = '## Шаги\n1. Откройте **Почту**\n2. Нажмите [сюда](https://a.example)\n\n> `ping` поможет\n- раз\n- два'
  assert.equal(plainText(body), 'Шаги\n\n1. Откройте Почту\n2. Нажмите сюда (https://a.example)\n\nping поможет\n\n— раз\n— два')
})
