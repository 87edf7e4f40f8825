import assert from 'node:assert/strict'
import test from 'node:test'
import { bytesOf, encodeIn, letterOf } from '#testing/letters.ts'
import { parseLetter } from './parse.ts'

const parse = (...lines: readonly (string | Uint8Array)[]) => parseLetter(letterOf('From: a@b.example', ...lines))
const files = (letter: ReturnType<typeof parse>) =>
  letter.attachments.map(({ filename, contentType, bytes }) => `${filename} ${contentType} ${bytes.length}`)

test('alternative forms are one text, and a picture of the HTML is related', () => {
  const letter = parse(
    'Content-Type: multipart/alternative; boundary=out',
    '',
    'This is a multi-part message in MIME format.',
    '--out',
    'Content-Type: text/plain; charset=koi8-r',
    '',
    encodeIn('koi8-r', 'Смотрите снимок'),
    '--out',
    'Content-Type: multipart/related; boundary=in',
    '',
    '--in',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Смотрите <img src="cid:shot@x"></p>',
    '--in',
    'Content-Type: image/png; name="=?utf-8?B?0YHQvdC40LzQvtC6LnBuZw==?="',
    'Content-ID: <shot@x>',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--in--',
    '--out--',
  )
  assert.equal(letter.text, 'Смотрите снимок')
  assert.equal(letter.html, '<p>Смотрите <img src="cid:shot@x"></p>')
  assert.deepEqual(files(letter), ['снимок.png image/png 8'])
  assert.equal(letter.attachments[0]?.related, true)
  assert.equal(letter.outside, '')
})

test('text above, between and below files is all there', () => {
  const letter = parse(
    'Content-Type: multipart/mixed; boundary="b 1"',
    '',
    '--b 1',
    '',
    'above',
    '--b 1',
    'Content-Disposition: attachment; filename=a.bin',
    '',
    'xx',
    '--b 1',
    'Content-Type: text/plain',
    '',
    'below',
    '--b 1--',
    'after the end',
  )
  assert.equal(letter.text, 'above\nbelow')
  assert.equal(letter.outside, 'after the end')
})

test('HTML beside plain text keeps the plain text in both forms', () => {
  const letter = parse(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    '<b>one</b>',
    '--b',
    '',
    'two <2>',
    '--b--',
  )
  assert.equal(letter.text, 'one\ntwo <2>')
  assert.match(letter.html ?? '', /<b>one<\/b>[\s\S]*two &lt;2&gt;/)
})

test('file names arrive in all their spellings and without tricks', () => {
  const raw = (charset: string) =>
    Buffer.concat([Buffer.from('Content-Disposition: attachment; filename="'), encodeIn(charset, 'Счёт за март.pdf'), Buffer.from('"')])
  const cases: [string | Uint8Array, string][] = [
    ["Content-Disposition: attachment; filename*=utf-8''%D0%A1%D1%87%D1%91%D1%82.pdf", 'Счёт.pdf'],
    ["Content-Disposition: attachment; filename*0*=koi8-r''%F3%DE%A3%D4; filename*1=-1.pdf", 'Счёт-1.pdf'],
    ['Content-Disposition: attachment; filename="=?koi8-r?B?896j1A==?=.pdf"', 'Счёт.pdf'],
    ['Content-Disposition: attachment;\r\n filename="=?utf-8?B?0KHRh9GR?=\r\n =?utf-8?B?0YIucGRm?="', 'Счёт.pdf'],
    ['Content-Disposition: attachment; filename=Счёт за март.pdf', 'Счёт за март.pdf'],
    ['Content-Disposition: attachment; filename=plain name.pdf; size=10', 'plain name.pdf'],
    ['Content-Disposition: attachment; filename="unclosed.pdf', 'unclosed.pdf'],
    ['Content-Disposition: attachment; filename="C:\\temp\\report.pdf"', 'report.pdf'],
    ['Content-Disposition: attachment; filename="../../etc/passwd"', 'passwd'],
    ['Content-Disposition: attachment; filename="invoice\u202efdp.exe"', 'invoicefdp.exe'],
    ['Content-Disposition: attachment; filename="a;b.pdf"', 'a;b.pdf'],
    ['Content-Disposition: attachment; filename="a\\"b.pdf"', 'a"b.pdf'],
    ['Content-Disposition: attachment; filename=""', 'attachment.pdf'],
    [raw('windows-1251'), 'Счёт за март.pdf'],
    [raw('koi8-r'), 'Счёт за март.pdf'],
  ]
  for (const [line, name] of cases) assert.equal(parse(line, 'Content-Type: application/pdf', '', 'x').attachments[0]?.filename, name)
})

test('two files of one name stay two', () => {
  const part = ['--b', 'Content-Disposition: attachment; filename=log.txt', '', 'x']
  assert.deepEqual(files(parse('Content-Type: multipart/mixed; boundary=b', '', ...part, ...part, '--b--')), [
    'log.txt text/plain 1',
    'log-2.txt text/plain 1',
  ])
})

test('a letter in the letter is kept byte by byte under its subject', () => {
  const inner = letterOf('Subject: =?utf-8?B?0JLQvdGD0YLRgNC4?=', 'From: c@d.example', '', 'inside')
  const letter = parse(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'see',
    '--b',
    'Content-Type: message/rfc822',
    '',
    inner,
    '--b--',
  )
  const [attached] = letter.attachments
  assert.equal(attached?.filename, 'Внутри.eml')
  assert.equal(attached?.role, 'letter')
  assert.equal(parseLetter(attached?.bytes ?? new Uint8Array()).text.trim(), 'inside')
  assert.equal(letter.text, 'see')
})

test('broken structures lose nothing', () => {
  const part = ['--real', 'Content-Type: text/plain', '', 'words']
  const wrong = parse('Content-Type: multipart/mixed; boundary=other', '', ...part, '--real--')
  assert.deepEqual([wrong.text, wrong.defects.includes('boundary-guessed')], ['words', true])
  const none = parse('Content-Type: multipart/mixed', '', 'just words')
  assert.deepEqual([none.text, none.defects.includes('no-boundary')], ['just words\n', true])
  const open = parse('Content-Type: multipart/mixed; boundary=real', '', ...part)
  assert.deepEqual([open.text.trim(), open.defects.includes('boundary-not-closed')], ['words', true])
  const bare = parse('Content-Type: multipart/mixed; boundary=real', '', '--real', 'no head at all', '--real--')
  assert.equal(bare.text, 'no head at all')
  const early = parse('Content-Type: multipart/mixed; boundary=real', '', ...part, '--real--', ...part, '--real--')
  assert.equal(early.text, 'words\nwords')
  const glued = parse('Subject: no empty line below', 'Здравствуйте, это текст', 'вторая строка')
  assert.equal(glued.text, 'Здравствуйте, это текст\nвторая строка\n')
})

test('damaged transfer encodings give what can be had', () => {
  const text = (...lines: string[]) => parse('Content-Transfer-Encoding: base64', '', ...lines).text
  assert.equal(text('SGVsbG8=', 'SGVsbG8='), 'HelloHello')
  assert.equal(text('SGVs*bG8='), 'Hello')
  assert.equal(text('SGVsbG8', '_______________________________', 'users mailing list', 'users@lists.example'), 'Hello')
  assert.equal(text('This was never base64, sorry.'), 'This was never base64, sorry.\n')
  assert.equal(parse('Content-Transfer-Encoding: quoted-printable', '', 'a=3Db=  ', 'c=ZZ=').text, 'a=bc=ZZ')
  assert.equal(parse('Content-Transfer-Encoding: x-uuencode', '', 'begin 644 a.txt', '%2&5L;&\\', '`', 'end').text, 'Hello')
  assert.equal(parse('Content-Transfer-Encoding: base9000', '', 'as it is').text, 'as it is\n')
})

test('binary under the name of text becomes a file', () => {
  const letter = parse('Content-Type: text/plain; name=x.txt', '', bytesOf('GIF89a\0\0\x04\0'))
  assert.equal(letter.text, '')
  assert.deepEqual(files(letter), ['x.txt text/plain 12'])
})

test('flowed text is joined to paragraphs', () => {
  const letter = parse('Content-Type: text/plain; format=flowed', '', 'one ', 'line', '> quoted ', '> too', ' stuffed', '-- ', 'Anna')
  assert.equal(letter.text, 'one line\n> quoted too\nstuffed\n-- \nAnna\n')
})

test('hostile nesting and part counts end in time', () => {
  const deep = Array.from({ length: 500 }, (_, i) => [`Content-Type: multipart/mixed; boundary=b${i}`, '', `--b${i}`]).flat()
  assert.ok(parse(...deep, 'x').defects.includes('nested-too-deep'))
  const many = Array.from({ length: 20_000 }, () => '--b\r\n\r\nx')
  const started = performance.now()
  assert.ok(parse('Content-Type: multipart/mixed; boundary=b', '', ...many).defects.includes('too-many-parts'))
  assert.equal(parse(`Subject: ${'=?a?Q?'.repeat(20_000)}`, '', 'x').text, 'x\n')
  assert.equal(parse(`Content-Type: text/plain; ${'"('.repeat(20_000)}`, '', 'x').text, 'x\n')
  assert.ok(performance.now() - started < 3000)
})
