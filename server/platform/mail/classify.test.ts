import assert from 'node:assert/strict'
import test from 'node:test'
import { letterOf } from '#testing/letters.ts'
import { classify } from './classify.ts'
import { parseLetter } from './parse.ts'
import { planted } from './planted/planted.ts'

const desk = { id: 'desk-1', addresses: ['support@desk.example'] }
const judge = (...lines: readonly string[]) => classify(parseLetter(letterOf(...lines)), desk)

for (const { name, kind, raw } of planted('auto-replies')) {
  test(`${kind}: ${name}`, () => {
    const verdict = classify(parseLetter(raw), desk)
    assert.equal(verdict.kind, kind, verdict.reasons.join())
    assert.equal(verdict.answerable, false)
    assert.ok(verdict.reasons.length > 0)
    if (kind !== 'auto-reply' && kind !== 'receipt') assert.equal(verdict.original, undefined)
    else if (raw.includes('In-Reply-To') || raw.includes('Original-Message-ID'))
      assert.equal(verdict.original?.messageId, 'ours@desk.example')
  })
}

for (const { name, raw } of planted('ordinary')) {
  test(`ordinary: ${name}`, () => {
    const verdict = classify(parseLetter(raw), desk)
    assert.deepEqual([verdict.kind, verdict.reasons], ['ordinary', []])
  })
}

test('a person may ask for no automatic answer, and gets none', () => {
  assert.equal(judge('From: a@b.example', 'Subject: x', '', 'y').answerable, true)
  assert.equal(judge('From: a@b.example', 'X-Auto-Response-Suppress: All', 'Subject: x', '', 'y').answerable, false)
  assert.equal(judge('From: a@b.example', 'X-Auto-Response-Suppress: None', 'Subject: x', '', 'y').answerable, true)
  assert.equal(judge('From: no-reply@b.example', 'Subject: x', '', 'y').answerable, false)
  assert.equal(judge('From: no-reply@b.example', 'Reply-To: a@b.example', 'Subject: x', '', 'y').answerable, true)
})

test('the sender of the envelope outranks Return-Path', () => {
  const letter = parseLetter(letterOf('Return-Path: <a@b.example>', 'From: a@b.example', 'Subject: x', '', 'y'))
  assert.equal(classify(letter, { envelopeFrom: '' }).kind, 'automatic')
  assert.equal(classify(letter, { envelopeFrom: 'a@b.example' }).kind, 'ordinary')
})

test('forty servers are a journey, more are a circle', () => {
  const hops = (count: number) => Array.from({ length: count }, (_, i) => `Received: from h${i} by h${i + 1}`)
  assert.equal(judge(...hops(40), 'From: a@b.example', '', 'x').kind, 'ordinary')
  assert.deepEqual(judge(...hops(41), 'From: a@b.example', '', 'x').reasons, ['too-many-hops'])
})

test('the list is named even where the letter is an auto-reply', () => {
  const verdict = judge('From: a@b.example', 'List-Id: Users <Users.Lists.Example>', 'Auto-Submitted: auto-replied', '', 'x')
  assert.deepEqual([verdict.kind, verdict.listId], ['auto-reply', 'users.lists.example'])
})
