import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { sharedData } from '#testing/shared-data.ts'
import { cutReply } from './reply.ts'

/** Each way in which a mail program introduces its quote; the answer above it is always the same two lines. */
const introductions: Record<string, readonly string[]> = {
  'Gmail in Russian': ['вт, 3 мар. 2026 г. в 10:15, Поддержка <support@desk.example>:', '', '> Попробуйте'],
  'Gmail in Russian, wrapped': ['вт, 3 мар. 2026 г. в 10:15, Поддержка', '<support@desk.example>:', '', '> Попробуйте'],
  'Gmail in English': ['On Tue, Mar 3, 2026 at 10:15 AM Support <support@desk.example> wrote:', '', '> Try it'],
  'Gmail in English, wrapped': ['On Tue, Mar 3, 2026 at 10:15 AM Support', '<support+abc1999@desk.example> wrote:', '', '> Try it'],
  'Gmail in German': ['Am Di., 3. März 2026 um 10:15 Uhr schrieb Support <support@desk.example>:', '', '> Bitte'],
  'Gmail in French': ['Le mar. 3 mars 2026 à 10:15, Support <support@desk.example> a écrit :', '', '> Essayez'],
  'Gmail in Spanish': ['El mar, 3 mar 2026 a las 10:15, Support (<support@desk.example>) escribió:', '', '> Pruebe'],
  'Gmail in Italian': ['Il giorno mar 3 mar 2026 alle ore 10:15 Support <support@desk.example> ha scritto:', '', '> Provi'],
  'Gmail in Ukrainian': ['вт, 3 бер. 2026 р. о 10:15 Support <support@desk.example> пише:', '', '> Спробуйте'],
  'Gmail in Polish': ['wt., 3 mar 2026 o 10:15 Support <support@desk.example> napisał(a):', '', '> Proszę'],
  Yandex: ['03.03.2026, 10:15, "Поддержка" <support@desk.example>:', '', '> Попробуйте'],
  'Yandex without a sign before lines': ['10:15, 3 марта 2026 г., "Поддержка" <support@desk.example>:', 'Попробуйте', 'ещё раз'],
  'Mail.ru': ['Вторник, 3 марта 2026, 10:15 +03:00 от Поддержка <support@desk.example>:', '>', '>Попробуйте'],
  'Thunderbird in Russian': ['03.03.2026 10:15, Поддержка пишет:', '> Попробуйте'],
  'Thunderbird in English': ['On 3/3/2026 10:15 AM, Support wrote:', '> Try it'],
  'Apple Mail in Russian': ['> 3 марта 2026 г., в 10:15, Поддержка <support@desk.example> написал(а):', '>', '> Попробуйте'],
  'Apple Mail in Russian, bare': ['3 марта 2026 г., в 10:15, Поддержка <support@desk.example> написал(а):', '', 'Попробуйте'],
  'iPhone in English': ['On 3 Mar 2026, at 10:15, Support <support@desk.example> wrote:', '', '﻿Try it'],
  'The Bat': ['Вы писали 3 марта 2026 г., 10:15:', '', '> Попробуйте'],
  'Outlook in Russian': [
    '________________________________',
    'От: Поддержка <support@desk.example>',
    'Отправлено: 3 марта 2026 г. 10:15',
    'Кому: Анна <anna@client.example>',
    'Тема: VPN',
    '',
    'Попробуйте',
  ],
  'Outlook in Russian, another order': [
    'From: Поддержка <support@desk.example>',
    'Sent: Tuesday, March 3, 2026 10:15 AM',
    'To: Анна',
    'Subject: VPN',
    '',
    'Попробуйте',
  ],
  'Outlook in German': [
    'Von: Support <support@desk.example>',
    'Gesendet: Dienstag, 3. März 2026 10:15',
    'An: Anna',
    'Betreff: VPN',
    '',
    'Bitte',
  ],
  'Outlook in French': [
    'De : Support <support@desk.example>',
    'Envoyé : mardi 3 mars 2026 10:15',
    'À : Anna',
    'Objet : VPN',
    '',
    'Essayez',
  ],
  'old Outlook': ['-----Original Message-----', 'From: Support', 'Sent: Tuesday', 'To: Anna', 'Subject: VPN', '', 'Try it'],
  'old Outlook in Russian': [
    '-----Исходное сообщение-----',
    'From: Support [mailto:support@desk.example]',
    'Sent: Tuesday',
    '',
    'Попробуйте',
  ],
  'Lotus Notes': ['-------- Исходное сообщение --------', 'Тема: VPN', 'Попробуйте'],
  'our own line in Russian': ['— ответьте выше этой строки —', '', 'Попробуйте'],
  'our own line in English': ['-- Please reply above this line --', '', 'Try it'],
  'our own line below an unknown language': [
    '2026(e)ko martxoak 3 10:15 igorlea idatzi du:',
    '— ответьте выше этой строки —',
    'Попробуйте',
  ],
}

for (const [name, quote] of Object.entries(introductions)) {
  test(`the quote of ${name} is cut off`, () => {
    const { reply, quoted } = cutReply({ text: ['Спасибо, помогло!', 'А принтер - нет.', '', ...quote, ''].join('\r\n') })
    assert.equal(reply, 'Спасибо, помогло!\nА принтер - нет.')
    assert.ok(quoted.includes(quote.at(-1) ?? ''))
  })
}

test('an answer below or between the quotes stays visible with them', () => {
  const bottom = 'вт, 3 мар. 2026 г. в 10:15, Поддержка <support@desk.example>:\n\n> Какая версия?\n\nСемь.'
  assert.equal(cutReply({ text: bottom }).reply, bottom)
  const between = 'On Tue, Mar 3, 2026 at 10:15 AM Support <s@d.example> wrote:\n> Which version?\n\nSeven.\n\n> And the system?\n\nEight.'
  assert.equal(cutReply({ text: `${between}\n\n> bye` }).reply, between)
})

test('a forwarded letter is what the person wants to show', () => {
  const text =
    'Посмотрите, пожалуйста.\n\n---------- Forwarded message ---------\nОт: Bank <bank@b.example>\nDate: 3 марта\nSubject: Отказ\nTo: Анна\n\nВам отказано.'
  assert.equal(cutReply({ text }).reply, text)
  const outlook = 'См. ниже\n\nОт: Bank\nОтправлено: 3 марта\nКому: Анна\nТема: Отказ\n\nВам отказано.'
  assert.equal(cutReply({ text: outlook, subject: 'FW: Отказ' }).reply, outlook)
  assert.equal(cutReply({ text: outlook, subject: 'RE: Отказ' }).reply, 'См. ниже')
})

test('a letter that is nothing but a quote is shown whole', () => {
  for (const text of ['> quoted\n> only', 'From: a@b\nSent: now\nTo: c\nSubject: d\n\nbody']) assert.equal(cutReply({ text }).reply, text)
})

test('sentences that only look like quotes are left alone', () => {
  const texts = [
    'On your host run:\n\n  telnet 127.0.0.1 25\n\nIt wrote:\nnothing',
    'Он написал:\nзайдите завтра',
    'From: the beginning\nwe had trouble',
    'Цена:\n- 10\n- 20',
    'Ошибка в 10:15, код 2026:\nE_FAIL',
  ]
  for (const text of texts) assert.equal(cutReply({ text }).reply, text)
})

test('signatures are set apart, greetings are not', () => {
  const cases: [string, string][] = [
    ['-- \nАнна\nтел. 22-33', '-- \nАнна\nтел. 22-33'],
    ['Отправлено с iPhone', 'Отправлено с iPhone'],
    ['Отправлено из мобильной Яндекс Почты', 'Отправлено из мобильной Яндекс Почты'],
    ['Отправлено из Почты Mail.ru', 'Отправлено из Почты Mail.ru'],
    ['Sent from my iPhone', 'Sent from my iPhone'],
    ['Get Outlook for iOS<https://aka.ms/o0ukef>', 'Get Outlook for iOS<https://aka.ms/o0ukef>'],
    ['Von meinem iPhone gesendet', 'Von meinem iPhone gesendet'],
    ['С уважением,\nАнна', ''],
  ]
  for (const [tail, signature] of cases) {
    const cut = cutReply({ text: `Готово.\n\n${tail}\n\nOn 3 Mar 2026, at 10:15, Support wrote:\n> x` })
    assert.equal(cut.signature, signature, tail)
    assert.equal(cut.reply, signature === '' ? `Готово.\n\n${tail}` : 'Готово.')
    assert.match(cut.quoted, /^On 3 Mar/)
  }
})

test('reply, signature and quote are always the whole text', () => {
  const line = fc.constantFrom(
    '',
    'text',
    '> quoted',
    '-- ',
    '-Anna',
    '____',
    'On 3 Mar 2026, at 10:15, Bob wrote:',
    'От: a',
    'Кому: b',
    'Тема: c',
    '-----Original Message-----',
    'Sent from my iPhone',
    '— ответьте выше этой строки —',
    ' indented',
  )
  const filled = (text: string) =>
    text
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'Fwd: x'), (lines, subject) => {
      const { reply, signature, quoted } = cutReply({ text: lines.join('\n'), subject })
      assert.deepEqual([reply, signature, quoted].flatMap(filled), filled(lines.join('\n')))
      if (filled(lines.join('\n')).length > 0) assert.notEqual(reply + signature, '')
    }),
    { numRuns: 2000 },
  )
})

test('a million signs of quote take no time', () => {
  const started = performance.now()
  cutReply({ text: `Hi\n${'>'.repeat(1_000_000)}\nthere\n${'On 1 '.repeat(100_000)}\n${'От: a\n'.repeat(20_000)}` })
  assert.ok(performance.now() - started < 2000)
})

/** What GitHub's own tests expect to be seen of each letter. */
const visible: Record<string, string | RegExp> = {
  'correct_sig.txt': 'this is an email with a correct -- signature.',
  'email_1_1.txt': /^Hi folks\n[\s\S]*I am currently using the Java HTTP API\.$/,
  'email_1_2.txt': /^Hi,\nOn Tue, 2011-03-01 [\s\S]*You can list the keys[\s\S]*you’ll need to delete them all individually\."$/,
  'email_1_3.txt': 'Oh thanks.\n\nHaving the function would be great.',
  'email_1_4.txt': "Awesome! I haven't had another problem with it.",
  'email_1_5.txt': /^One: Here's what I've got\.[\s\S]*It goes on and on\nfor a while\.$/,
  'email_1_6.txt': /^I get proper rendering as well\.\n\nSent from a magnificent torch of pixels$/,
  'email_1_7.txt': ':+1:',
  'email_1_8.txt': /^On Tue, Apr 29, 2014[\s\S]*I will reply under this one[\s\S]*and under this\.$/,
  'email_2_1.txt': 'Outlook with a reply',
  'email_2_2.txt': 'Outlook with a reply directly above line',
  'email_2_3.txt': 'Outlook with a reply directly above line',
  'email_BlackBerry.txt': 'Here is another email',
  'email_bullets.txt':
    'test 2 this should list second\n\nand have spaces\n\nand retain this formatting\n\n\n   - how about bullets\n   - and another',
  'email_iPhone.txt': 'Here is another email',
  'email_long_quote.txt': /^Hi folks\n[\s\S]*I am currently using the Java HTTP API\.$/,
  'email_multi_word_sent_from_my_mobile_device.txt': 'Here is another email',
  'email_one_is_not_on.txt': /^Thank, this is really helpful\.[\s\S]*when I run\.\.\.$/,
  'email_sent_from_my_not_signature.txt': 'Here is another email\n\nSent from my desk, is much easier then my mobile phone.',
  'email_sig_delimiter_in_middle_of_line.txt':
    /^Hi there!\n\nStuff happened\.\n\nAnd here is a fix -- this is not a signature\.\n\nkthxbai$/,
  'greedy_on.txt': /^On your remote host you can run:[\s\S]*the tunnel is not working\.$/,
  'pathological.txt': "I think you're onto something. I will try to fix the problem as soon as I\nget back to a computer.",
}

const folder = sharedData('replies/github/test/emails')
for (const [name, expected] of Object.entries(visible)) {
  test(`GitHub's ${name} shows what its authors expect`, { skip: folder === undefined ? 'no shared data here' : false }, () => {
    const { reply } = cutReply({ text: readFileSync(join(folder ?? '', name), 'utf8') })
    if (typeof expected === 'string') assert.equal(reply, expected)
    else assert.match(reply, expected)
  })
}

test('no letter of GitHub is left out', { skip: folder === undefined ? 'no shared data here' : false }, () => {
  assert.deepEqual(readdirSync(folder ?? '').toSorted(), Object.keys(visible).toSorted())
})
