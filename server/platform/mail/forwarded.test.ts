import assert from 'node:assert/strict'
import test from 'node:test'
import { letterOf } from '#testing/letters.ts'
import { readForwarded } from './forwarded.ts'
import { parseLetter } from './parse.ts'

const forwarded = (subject: string, ...lines: readonly string[]) =>
  readForwarded(parseLetter(letterOf('From: Иван <ivan@desk.example>', `Subject: ${subject}`, '', ...lines)), 'Europe/Moscow')

/** Each program's way of passing on the same letter of Анна. */
const ways: Record<string, readonly string[]> = {
  'Gmail in Russian': [
    '---------- Forwarded message ---------',
    'От: Анна <anna@client.example>',
    'Date: вт, 3 мар. 2026 г. в 10:15',
    'Subject: VPN',
    'To: <ivan@desk.example>',
    '',
    '',
    'Не работает',
    'совсем',
  ],
  'Gmail in English': [
    '---------- Forwarded message ---------',
    'From: Анна <anna@client.example>',
    'Date: Tue, Mar 3, 2026 at 10:15 AM',
    'Subject: VPN',
    'To: <ivan@desk.example>',
    '',
    '',
    'Не работает',
    'совсем',
  ],
  'Outlook in Russian': [
    '________________________________',
    'От: Анна <anna@client.example>',
    'Отправлено: 3 марта 2026 г. 10:15',
    'Кому: Иван',
    'Тема: VPN',
    '',
    'Не работает',
    'совсем',
  ],
  'Outlook in English': [
    'From: Анна <anna@client.example>',
    'Sent: Tuesday, March 3, 2026 10:15 AM',
    'To: Иван <ivan@desk.example>',
    'Subject: VPN',
    '',
    'Не работает',
    'совсем',
  ],
  'old Outlook': [
    '-----Original Message-----',
    'From: Анна [mailto:anna@client.example]',
    'Sent: Tuesday, March 03, 2026 10:15 AM',
    'To: Иван',
    'Subject: VPN',
    '',
    'Не работает',
    'совсем',
  ],
  Yandex: [
    '-------- Пересылаемое сообщение --------',
    '03.03.2026, 10:15, "Анна" <anna@client.example>:',
    '',
    'Не работает',
    'совсем',
    '-------- Конец пересылаемого сообщения --------',
  ],
  'Mail.ru': [
    '-------- Пересылаемое сообщение --------',
    'От кого: Анна <anna@client.example>',
    'Кому: Иван <ivan@desk.example>',
    'Дата: Вторник, 3 марта 2026, 10:15 +03:00',
    'Тема: VPN',
    '',
    'Не работает',
    'совсем',
  ],
  'Apple Mail in Russian': [
    'Начало переадресованного сообщения:',
    '',
    'От: Анна <anna@client.example>',
    'Тема: VPN',
    'Дата: 3 марта 2026 г. в 10:15:00 GMT+03:00',
    'Кому: ivan@desk.example',
    '',
    'Не работает',
    'совсем',
  ],
  'Apple Mail in English': [
    'Begin forwarded message:',
    '',
    '> From: Анна <anna@client.example>',
    '> Subject: VPN',
    '> Date: March 3, 2026 at 10:15:00',
    '> To: ivan@desk.example',
    '> ',
    '> Не работает',
    '> совсем',
  ],
  'Thunderbird in Russian': [
    '-------- Перенаправленное сообщение --------',
    'Тема: VPN',
    'Дата: Tue, 3 Mar 2026 10:15:00 +0300',
    'От: Анна <anna@client.example>',
    'Кому: ivan@desk.example',
    '',
    '',
    'Не работает',
    'совсем',
  ],
}

for (const [name, lines] of Object.entries(ways)) {
  test(`a letter passed on by ${name} gives its author, date, subject and words`, () => {
    const found = forwarded('Fwd: VPN', 'Разберитесь, пожалуйста.', '', ...lines)
    assert.deepEqual(found?.author, { name: 'Анна', address: 'anna@client.example' })
    assert.equal(found?.date?.toString(), '2026-03-03T07:15:00Z')
    assert.equal(found?.subject, 'VPN')
    assert.equal(found?.text, 'Не работает\nсовсем')
    assert.equal(found?.note, 'Разберитесь, пожалуйста.')
  })
}

test('a company’s Outlook names no address', () => {
  assert.deepEqual(
    forwarded('FW: VPN', 'От: Анна Иванова', 'Отправлено: 3 марта 2026 г. 10:15', 'Кому: Иван', 'Тема: VPN', '', 'x')?.author,
    { name: 'Анна Иванова', address: undefined },
  )
})

test('an attached letter is the one passed on, with its files', () => {
  const inner = [
    'From: Anna <anna@client.example>',
    'Message-ID: <hers@client.example>',
    'Date: Tue, 3 Mar 2026 10:15:00 +0300',
    'Subject: VPN',
    'Content-Type: multipart/mixed; boundary=i',
    '',
    '--i',
    '',
    'down',
    '--i',
    'Content-Disposition: attachment; filename=log.txt',
    '',
    'x',
    '--i--',
  ]
  const raw = letterOf(
    'From: ivan@desk.example',
    'Subject: Fwd: VPN',
    'Content-Type: multipart/mixed; boundary=o',
    '',
    '--o',
    '',
    'см.',
    '--o',
    'Content-Type: message/rfc822',
    '',
    ...inner,
    '--o--',
  )
  const found = readForwarded(parseLetter(raw))
  assert.deepEqual(
    [found?.author.address, found?.messageId, found?.text.trim(), found?.note, found?.attachments[0]?.filename],
    ['anna@client.example', 'hers@client.example', 'down', 'см.', 'log.txt'],
  )
})

test('an answer, or an .eml attached as evidence, passes nothing on', () => {
  assert.equal(forwarded('Re: VPN', 'Спасибо', '', 'От: Анна', 'Отправлено: вчера', 'Кому: Иван', 'Тема: VPN', '', 'x'), undefined)
  assert.equal(forwarded('VPN', 'just a letter'), undefined)
  const raw = letterOf(
    'From: ivan@client.example',
    'Subject: Странное письмо',
    'Content-Type: multipart/mixed; boundary=o',
    '',
    '--o',
    '',
    'Пришло вот такое, это обман?',
    '--o',
    'Content-Type: message/rfc822',
    '',
    'From: evil@x.example',
    '',
    'pay',
    '--o--',
  )
  assert.equal(readForwarded(parseLetter(raw)), undefined)
})

test('HTML is passed on as HTML', () => {
  const html =
    '<div>Разберитесь</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>От: <b>Анна</b> &lt;anna@client.example&gt;<br>Date: вт, 3 мар. 2026 г. в 10:15<br>Subject: VPN<br>To: &lt;ivan@desk.example&gt;<br></div><br><p>Не <b>работает</b></p></div>'
  const found = readForwarded(
    parseLetter(letterOf('From: ivan@desk.example', 'Subject: Fwd: VPN', 'Content-Type: text/html; charset=utf-8', '', html)),
    'Europe/Moscow',
  )
  assert.equal(found?.author.address, 'anna@client.example')
  assert.match(found?.html ?? '', /^<p>Не <b>работает<\/b><\/p>/)
  assert.equal(found?.text, 'Не работает')
})
