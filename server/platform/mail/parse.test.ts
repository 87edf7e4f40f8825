import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { bytesOf, encodeIn, letterOf } from '#testing/letters.ts'
import { parseLetter } from './parse.ts'

const parse = (...lines: readonly (string | Uint8Array)[]) => parseLetter(letterOf(...lines))

test('a plain letter gives its fields', () => {
  const letter = parse(
    'Return-Path: <Anna@Client.example>',
    'Delivered-To: support@desk.example',
    'Message-ID: <one@client.example>',
    'In-Reply-To: <two@desk.example>',
    'References: <zero@desk.example>',
    ' <two@desk.example>',
    'Date: Tue, 3 Mar 2026 10:15:00 +0300 (MSK)',
    'From: "Иванова, Анна" <Anna@Client.example>',
    'Reply-To: anna.private@home.example',
    'To: Support <support+t0ken@desk.example>, boss@client.example',
    'Cc: list: a@client.example, b@client.example;',
    'Subject: VPN',
    '',
    'It does not connect.',
  )
  assert.equal(letter.messageId, 'one@client.example')
  assert.equal(letter.inReplyTo, 'two@desk.example')
  assert.deepEqual(letter.references, ['zero@desk.example', 'two@desk.example'])
  assert.equal(letter.date?.toString(), '2026-03-03T07:15:00Z')
  assert.deepEqual(letter.from, { name: 'Иванова, Анна', address: 'anna@client.example' })
  assert.deepEqual(letter.replyTo, [{ name: '', address: 'anna.private@home.example' }])
  assert.deepEqual(
    letter.to.map(({ address }) => address),
    ['support+t0ken@desk.example', 'boss@client.example'],
  )
  assert.deepEqual(
    letter.cc.map(({ address }) => address),
    ['a@client.example', 'b@client.example'],
  )
  assert.deepEqual(letter.deliveredTo, ['support@desk.example'])
  assert.equal(letter.returnPath, 'anna@client.example')
  assert.equal(letter.text, 'It does not connect.\n')
  assert.deepEqual(letter.defects, [])
})

test('subjects come through as people mean them', () => {
  const cases: [string | Uint8Array, string][] = [
    ['Subject: =?koi8-r?B?8NLJ18XU?=', 'Привет'],
    ['Subject: =?windows-1251?Q?=CF=F0=E8=E2=E5=F2_=EC=E8=F0?=', 'Привет мир'],
    ['Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=\r\n =?utf-8?B?INC80LjRgA==?=', 'Привет мир'],
    // A character torn between two words.
    ['Subject: =?utf-8?B?0J/RgNC40LLQtdGC0Q==?= =?utf-8?B?iw==?=', 'Приветы'],
    ['Subject: =?iso-2022-jp?B?GyRCJUYlOSVIGyhC?= ok', 'テスト ok'],
    ['Subject: =?gb2312?B?1tDOxA==?=', '中文'],
    ['Subject: =?utf-8?Q?two words?= here', 'two words here'],
    ['Subject: Re: =?UTF-8?b?0J/RgNC40LLQtdGC?= (=?UTF-8?q?=D0=B4=D0=B0?=)', 'Re: Привет (да)'],
    ['Subject: =?utf-8*ru?B?0LTQsA?=', 'да'],
    ['Subject: =?NONE?B?VEVTVA?=', 'TEST'],
    ['Subject: 5 =? 3', '5 =? 3'],
    [Buffer.concat([Buffer.from('Subject: '), encodeIn('koi8-r', 'Не печатает принтер')]), 'Не печатает принтер'],
    [Buffer.concat([Buffer.from('Subject: '), encodeIn('windows-1251', 'Не печатает принтер')]), 'Не печатает принтер'],
    [Buffer.from('Subject: Не печатает'), 'Не печатает'],
    ['Subject:', ''],
  ]
  for (const [line, subject] of cases) assert.equal(parse(line, 'From: a@b.example', '', 'x').subject, subject)
})

test('a short raw subject is read in the charset of the text', () => {
  const subject = Buffer.concat([Buffer.from('Subject: '), encodeIn('koi8-r', 'Ё')])
  const letter = parse('Content-Type: text/plain; charset=koi8-r', subject, '', encodeIn('koi8-r', 'Ёлка'))
  assert.equal(letter.subject, 'Ё')
  assert.equal(letter.text, 'Ёлка\n')
})

test('senders of every shape are found', () => {
  const cases: [string, string, string][] = [
    ['Anna <anna@x.example>', 'anna@x.example', 'Anna'],
    ['=?windows-1251?B?wO3t4A==?= <anna@x.example>', 'anna@x.example', 'Анна'],
    ['"=?utf-8?B?0JDQvdC90LA=?=" <anna@x.example>', 'anna@x.example', 'Анна'],
    ['anna@x.example (Anna A.)', 'anna@x.example', 'Anna A.'],
    ['<ANNA@X.EXAMPLE>', 'anna@x.example', ''],
    ['Anna anna@x.example', 'anna@x.example', 'Anna'],
    ['"boss@x.example" <anna@evil.example>', 'anna@evil.example', 'boss@x.example'],
    ['anna@xn--e1afmkfd.xn--p1ai', 'anna@пример.рф', ''],
    ['Anna <anna(home)@x . example>', 'anna@x.example', 'Anna'],
  ]
  for (const [from, address, name] of cases) assert.deepEqual(parse(`From: ${from}`, '', 'x').from, { name, address })
  assert.equal(parse('From: nobody', '', 'x').from, undefined)
})

test('dates of thirty years are understood, and nonsense falls back to Received', () => {
  const cases: [string, string][] = [
    ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21T15:55:06Z'],
    ['21 Nov 97 09:55 CST', '1997-11-21T15:55:00Z'],
    ['Tue Mar  5 10:00:00 2019', '2019-03-05T10:00:00Z'],
    ['Tue, 03 Mar 2026 10:15:00 GMT+3:00', '2026-03-03T07:15:00Z'],
    ['2026-03-03T10:15:00+03:00', '2026-03-03T07:15:00Z'],
    ['Tue, 3 Mar 2026 10.15 MSK', '2026-03-03T07:15:00Z'],
    ['вт, 3 Mar 2026 10:15:00 +0300', '2026-03-03T07:15:00Z'],
    ['Sat, 31 Dec 2016 23:59:60 +0000', '2016-12-31T23:59:59Z'],
  ]
  for (const [date, instant] of cases) assert.equal(parse(`Date: ${date}`, '', 'x').date?.toString(), instant)
  const received = 'Received: from a by b with ESMTP; Tue, 3 Mar 2026 10:15:00 +0300'
  for (const nonsense of ['yesterday', 'Wed, 45 Foo 2026 99:99', '']) {
    assert.equal(parse(received, `Date: ${nonsense}`, '', 'x').date?.toString(), '2026-03-03T07:15:00Z')
    assert.equal(parse(`Date: ${nonsense}`, '', 'x').date, undefined)
  }
})

test('the null sender is told from a missing one', () => {
  assert.equal(parse('Return-Path: <>', '', 'x').returnPath, '')
  assert.equal(parse('From: a@b.example', '', 'x').returnPath, undefined)
})

test('ids are read with folding inside, without brackets and by dozens', () => {
  assert.equal(parse('Message-ID: <a b\r\n c@d.example>', '', 'x').messageId, 'abc@d.example')
  assert.equal(parse('Message-ID: bare@d.example', '', 'x').messageId, 'bare@d.example')
  assert.deepEqual(parse('References: <1@d>,<2@d>\t<3@d>', 'In-Reply-To: <3@d> <4@d>', '', 'x').references, ['1@d', '2@d', '3@d', '4@d'])
})

test('any text in any travelling form arrives whole', () => {
  const word = fc.string({ unit: fc.constantFrom(...Array.from('абвгд АБВ жюя xyz=?_.-\n')), maxLength: 300 })
  fc.assert(
    fc.property(
      word,
      fc.constantFrom('utf-8', 'koi8-r', 'windows-1251', 'ibm866'),
      fc.constantFrom('base64', 'quoted-printable', '8bit'),
      (text, charset, encoding) => {
        const bytes = charset === 'utf-8' ? Buffer.from(text) : Buffer.from(encodeIn(charset, text))
        const escaped = bytes
          .toString('latin1')
          .replace(/[^\n !-<>-~]/g, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
        const body =
          encoding === 'base64'
            ? Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\n'))
            : encoding === '8bit'
              ? bytes
              : Buffer.from(escaped.replace(/ $/gm, '=20'))
        const head = `From: a@b.example\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}\n\n`
        assert.equal(parseLetter(Buffer.concat([Buffer.from(head), body])).text, text.trim() === '' ? '' : text)
      },
    ),
    { numRuns: 300 },
  )
})

test('no bytes whatever can break the reading', () => {
  const line = fc.constantFrom(
    'Content-Type: multipart/mixed; boundary=b',
    'Content-Type: multipart/alternative; boundary="b"',
    'Content-Type: text/html; charset=koi8-r',
    '--b',
    '--b--',
    '',
    ' ',
    'Subject: =?utf-8?B?0?=',
    'Content-Transfer-Encoding: base64',
    'AAAA',
    '<b>',
    'From: <<>@',
    "Content-Disposition: attachment; filename*0*=x''%",
    'begin 644 x',
    'Content-Type: message/rfc822',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => void parseLetter(Buffer.from(lines.join('\n')))),
    { numRuns: 1000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void parseLetter(bytes)),
    { numRuns: 300 },
  )
})

test('bytes that are no letter are shown as text', () => {
  assert.equal(parseLetter(Buffer.from('// Not a letter at all')).text, '// Not a letter at all')
  assert.equal(parseLetter(new Uint8Array()).text, '')
  assert.equal(parseLetter(bytesOf('From: a@b.example\rSubject: Mac\r\rhello')).text, 'hello')
})
