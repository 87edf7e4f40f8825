import assert from 'node:assert/strict'
import test from 'node:test'
import { classify } from './classify.ts'
import { composeLetter, type OutgoingLetter } from './compose.ts'
import { header, headers } from './letter.ts'
import { parseLetter } from './parse.ts'

const letter: OutgoingLetter = {
  messageId: 'event-1@desk.example',
  at: Temporal.Instant.from('2026-03-03T07:15:00Z'),
  from: { name: 'Поддержка «Ромашки»', address: 'support@desk.example' },
  replyTo: { name: 'Поддержка', address: 'support+token@desk.example' },
  to: [{ name: 'Иванова, Анна', address: 'anna@пример.рф' }],
  cc: [{ name: '', address: 'boss@client.example' }],
  subject: '[#1024] Не работает VPN\r\nBcc: evil@x.example',
  text: 'Здравствуйте!\n.точка в начале\n',
  deskId: 'desk-1',
}
const written = async (change: Partial<OutgoingLetter> = {}) => parseLetter(await composeLetter({ ...letter, ...change }))

test('what we write is what is read', async () => {
  const read = await written({ html: '<p>Здравствуйте!</p>', inReplyTo: 'b@x', references: ['a@x', 'b@x'] })
  assert.deepEqual([read.messageId, read.inReplyTo, read.references], ['event-1@desk.example', 'b@x', ['a@x', 'b@x']])
  assert.equal(read.date?.toString(), '2026-03-03T07:15:00Z')
  assert.deepEqual(read.from, letter.from)
  assert.deepEqual(read.replyTo, [letter.replyTo])
  assert.deepEqual(read.to, letter.to)
  assert.deepEqual(read.cc, letter.cc)
  assert.equal(read.text, 'Здравствуйте!\n.точка в начале\n')
  assert.equal(read.html, '<p>Здравствуйте!</p>')
  assert.deepEqual(read.defects, [])
})

test('a subject cannot smuggle a header in', async () => {
  const read = await written()
  assert.equal(read.subject, '[#1024] Не работает VPN Bcc: evil@x.example')
  assert.deepEqual(read.bcc, [])
})

test('an automatic letter says so, and no automaton answers it', async () => {
  const read = await written({ automatic: 'auto-replied' })
  assert.equal(header(read, 'auto-submitted'), 'auto-replied')
  assert.equal(header(read, 'x-auto-response-suppress'), 'All')
  assert.equal(classify(read).kind, 'auto-reply')
  assert.equal(header(await written(), 'auto-submitted'), undefined)
})

test('our own letter come back is known', async () => {
  const read = await written()
  assert.deepEqual(headers(read, 'x-opora-loop'), ['desk-1'])
  assert.equal(classify(read, { id: 'desk-1' }).kind, 'loop')
  assert.equal(classify(read, { id: 'desk-2' }).kind, 'ordinary')
})

test('files are attached and pictures shown in the text', async () => {
  const read = await written({
    html: '<img src="cid:shot@desk">',
    attachments: [
      { filename: 'снимок.png', contentType: 'image/png', bytes: Uint8Array.of(1, 2, 3), contentId: 'shot@desk' },
      { filename: 'Счёт за март.pdf', contentType: 'application/pdf', bytes: Uint8Array.of(0, 255) },
    ],
  })
  assert.deepEqual(
    read.attachments.map(({ filename, contentType, disposition, related, bytes }) => [
      filename,
      contentType,
      disposition,
      related,
      [...bytes],
    ]),
    [
      ['снимок.png', 'image/png', 'inline', true, [1, 2, 3]],
      ['Счёт за март.pdf', 'application/pdf', 'attachment', false, [0, 255]],
    ],
  )
})

test('notices can be declined with one click', async () => {
  const read = await written({ unsubscribe: { url: 'https://desk.example/u/1', oneClick: true } })
  assert.equal(header(read, 'list-unsubscribe'), '<https://desk.example/u/1>')
  assert.equal(header(read, 'list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
})

test('a thread of a hundred letters names its first and its last ones', async () => {
  const ids = Array.from({ length: 100 }, (_, place) => `${place}@x`)
  const { references } = await written({ references: ids })
  assert.deepEqual([references.length, references[0], references.at(-1)], [20, '0@x', '99@x'])
})

test('every line ends as mail wants it and none is too long', async () => {
  const raw = Buffer.from(await composeLetter({ ...letter, text: 'я'.repeat(5000) })).toString('latin1')
  assert.doesNotMatch(raw, /[^\r]\n/)
  assert.ok(raw.split('\r\n').every((line) => line.length <= 998))
})
