import assert from 'node:assert/strict'
import test from 'node:test'
import { letterOf } from '#testing/letters.ts'
import { planted } from '../planted/planted.ts'
import { classify, type Classification } from '../classify.ts'
import { parseLetter } from '../parse.ts'

const judge = (...lines: readonly string[]): Classification => classify(parseLetter(letterOf(...lines)))

const returned = [
  'Received: from desk.example by mx.example; Tue, 3 Mar 2026 10:00:00 +0000',
  'Message-ID: <ours@desk.example>',
  'From: Support <support+token@desk.example>',
  'To: anna@client.example',
  'Subject: Your ticket',
]

/** A report by the book (RFC 3464), with whatever is given for its fields. */
const report = (from: string, subject: string, action: string, status: string, ...head: readonly string[]) =>
  judge(
    ...head,
    `From: ${from}`,
    `Subject: ${subject}`,
    'To: support@desk.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'Something happened.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; Anna@Client.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <anna@client.example>:',
    '  Recipient address rejected',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...returned,
    '',
    'text of the letter',
    '--b--',
  )

test('a report by the book names recipient, status, reason and the letter it speaks of', () => {
  const { kind, fate, recipients, original, answerable } = report(
    'MAILER-DAEMON@mx.example',
    'Undelivered Mail Returned to Sender',
    'failed',
    '5.1.1',
  )
  assert.deepEqual([kind, fate, answerable], ['bounce', 'failed', false])
  assert.deepEqual(recipients, [
    {
      address: 'anna@client.example',
      fate: 'failed',
      status: '5.1.1',
      diagnostic: '550 5.1.1 <anna@client.example>: Recipient address rejected',
    },
  ])
  assert.equal(original?.messageId, 'ours@desk.example')
  assert.deepEqual(original?.senders, ['support+token@desk.example'])
  assert.deepEqual(original?.recipients, ['anna@client.example'])
})

test('a delayed letter is not a failed one, and a delivered one is a receipt', () => {
  assert.equal(report('postmaster@mx.example', 'Delayed', 'delayed (will be retried)', '4.4.7').fate, 'delayed')
  for (const action of ['delivered', 'relayed', 'expanded'])
    assert.equal(report('postmaster@mx.example', 'Delivered', action, '2.0.0').kind, 'receipt')
})

test('the form counts more than the words: any sender, any subject, any language', () => {
  assert.equal(report('Иван <ivan@client.example>', 'Привет', 'failed', '5.0.0').kind, 'bounce')
})

test('several recipients each have their fate, and the worst is the letter’s', () => {
  const status = [
    'Reporting-MTA: dns; mx',
    '',
    'Final-Recipient: rfc822; a@x.example',
    'Action: delayed',
    'Status: 4.2.0',
    '',
    'Original-Recipient: rfc822;b@x.example',
    'Final-Recipient: X400; c=us',
    'Action: failed',
    'Status: 5.2.2',
    '',
  ]
  const verdict = judge(
    'From: MAILER-DAEMON',
    'Content-Type: multipart/report; report-type="delivery-status"; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    ...status,
    '--b--',
  )
  assert.deepEqual(
    verdict.recipients.map(({ address, fate }) => `${address} ${fate}`),
    ['a@x.example delayed', 'b@x.example failed'],
  )
  assert.equal(verdict.fate, 'failed')
})

test('a spam complaint (RFC 5965) marks the letter as complained of', () => {
  const verdict = judge(
    'From: <feedback@isp.example>',
    'Subject: FW: Your ticket',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    '',
    'This is an abuse report.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'Original-Rcpt-To: anna@isp.example',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...returned,
    '',
    '--b--',
  )
  assert.deepEqual(
    [verdict.kind, verdict.fate, verdict.recipients[0]?.address, verdict.original?.messageId],
    ['bounce', 'complained', 'anna@isp.example', 'ours@desk.example'],
  )
})

/** Systems that follow no standard, in their ways of saying it. */
for (const { name, kind, fate, raw } of planted('bounces')) {
  test(`a bounce of ${name} is known, with its recipient and letter`, () => {
    const verdict = classify(parseLetter(raw))
    assert.deepEqual([verdict.kind, verdict.fate], [kind, fate], verdict.reasons.join())
    if (raw.includes('ours@desk.example')) assert.equal(verdict.original?.messageId, 'ours@desk.example')
    if (raw.includes('anna@client.example')) assert.ok(verdict.recipients.some(({ address }) => address === 'anna@client.example'))
  })
}

test('HTML alone is read too', () => {
  const verdict = judge(
    'From: mailer-daemon@googlemail.example',
    'Subject: x',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<table><tr><td><h2>Address not found</h2><p>Your message wasn&#39;t delivered to <b>anna@client.example</b></p></td></tr></table>',
  )
  assert.deepEqual([verdict.kind, verdict.recipients[0]?.address], ['bounce', 'anna@client.example'])
})

const person = ['From: Анна <anna@client.example>', 'To: support@desk.example', 'Message-ID: <hers@client.example>']

test('people who write of failed mail stay people', () => {
  const letters: readonly (readonly string[])[] = [
    [
      'Subject: Письмо не доставлено',
      '',
      'Здравствуйте! Отправляю клиенту письмо, а оно не доставляется: 550 5.1.1 User unknown. Помогите.',
    ],
    ['Subject: Delivery failed', '', 'Hello, my mail to bob@x.example could not be delivered: "550 mailbox is full". What shall I do?'],
    ['Subject: Undeliverable: test', '', 'Hi, I get this each time I write to Bob. Please help.'],
    [
      'Subject: Fwd: Undelivered Mail Returned to Sender',
      '',
      'See below',
      '',
      '---------- Forwarded message ---------',
      'From: MAILER-DAEMON@mx.example',
      'Subject: Undelivered Mail Returned to Sender',
      '',
      'This is the mail system at host mx.example.',
      '<bob@x.example>: unknown user',
    ],
    ['Subject: Пересл: Недоставленное сообщение', '', 'Ваше письмо не может быть доставлено одному или нескольким получателям'],
    [
      'Subject: Re: Undelivered Mail Returned to Sender',
      'In-Reply-To: <x@mx.example>',
      '',
      'I am sorry, what does it mean that my message could not be delivered?',
    ],
    ['Subject: возврат письма', 'User-Agent: Mozilla Thunderbird', '', 'Это почтовая система пишет, что письмо не может быть доставлено'],
  ]
  for (const letter of letters) assert.equal(judge(...person, ...letter).kind, 'ordinary', letter.join())
})

test('a bounce forwarded as an attachment is the forwarder’s letter', () => {
  const inner = [
    'From: MAILER-DAEMON@mx.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=i',
    '',
    '--i',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; a@b.example',
    'Action: failed',
    '--i--',
  ]
  const verdict = judge(
    ...person,
    'Subject: не уходит почта',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'Что это?',
    '--b',
    'Content-Type: message/rfc822',
    '',
    ...inner,
    '--b--',
  )
  assert.equal(verdict.kind, 'ordinary')
})

test('a bounce that a mail program forwarded with its parts is the forwarder’s letter', () => {
  const verdict = judge(
    ...person,
    'User-Agent: Mozilla Thunderbird',
    'Subject: Fwd: Undelivered Mail',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'Что это?',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; a@b.example',
    'Action: failed',
    '--b--',
  )
  assert.equal(verdict.kind, 'ordinary')
})

test('a postmaster is a person when he answers or speaks of something else', () => {
  const postmaster = ['From: Postmaster <postmaster@client.example>', 'To: support@desk.example']
  assert.equal(judge(...postmaster, 'Subject: New certificate', '', 'We change the certificate tonight.').kind, 'ordinary')
  assert.equal(
    judge(
      ...postmaster,
      'Subject: Re: Ticket 12',
      'In-Reply-To: <ours@desk.example>',
      '',
      'Your message was rejected by our filter, I have whitelisted you.',
    ).kind,
    'ordinary',
  )
})
