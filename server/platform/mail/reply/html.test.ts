import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { htmlToText } from '../html-text.ts'
import { cutReply } from '../reply.ts'

const cut = (html: string, text = '', subject = 'Re: VPN') => cutReply({ text: text || htmlToText(html), html, subject })
const seen = (html: string | undefined) =>
  htmlToText(html ?? '')
    .replace(/\s+/g, ' ')
    .trim()

/** The markup that each program puts around its quote; above it stands the answer. */
const quotes: Record<string, string> = {
  Gmail:
    '<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">вт, 3 мар. 2026 г. в 10:15, Support &lt;<a href="mailto:s@d.example">s@d.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc"><div>Попробуйте</div></blockquote></div>',
  'Gmail in a language we do not know':
    '<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">2026(e)ko martxoak 3 Support igorleak idatzi du<br></div><blockquote class="gmail_quote"><div>Saiatu</div></blockquote></div>',
  Thunderbird:
    '<div class="moz-cite-prefix">03.03.2026 10:15, Support пишет:<br></div><blockquote type="cite" cite="mid:x@d.example"><p>Попробуйте</p></blockquote>',
  'Apple Mail':
    '<div><br><blockquote type="cite"><div>On 3 Mar 2026, at 10:15, Support &lt;s@d.example&gt; wrote:</div><br><div><div>Try</div></div></blockquote></div>',
  'Outlook of the desk':
    '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Support &lt;s@d.example&gt; <br><b>Sent:</b> Tuesday, March 3, 2026 10:15 AM<br><b>To:</b> Anna<br><b>Subject:</b> VPN</p></div></div><p class="MsoNormal">Try it</p>',
  'Outlook in a language we do not know':
    '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Nork:</b> Support<br><b>Noiz:</b> 2026</p></div></div><p class="MsoNormal">Saiatu</p>',
  'Outlook on the web':
    '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>От:</b> Support &lt;s@d.example&gt;<br><b>Отправлено:</b> 3 марта 2026 г. 10:15<br><b>Кому:</b> Анна<br><b>Тема:</b> VPN</font><div>&nbsp;</div></div><div>Попробуйте</div>',
  'Outlook of the phone':
    '<div class="ms-outlook-mobile-reference-message skipProofing"><hr><b>From:</b> Support<br><b>Sent:</b> Tuesday<br><b>To:</b> Anna<br><b>Subject:</b> VPN<br></div><div>Try it</div>',
  Yandex: '<div> </div><div>03.03.2026, 10:15, "Support" &lt;s@d.example&gt;:</div><blockquote><div>Попробуйте</div></blockquote>',
  'Mail.ru':
    '<br><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Вторник, 3 марта 2026, 10:15 +03:00 от Support &lt;s@d.example&gt;:<br> <div id="">Попробуйте</div></blockquote>',
  'Mail.ru, named above':
    'Вторник, 3 марта 2026, 10:15 +03:00 от Support &lt;s@d.example&gt;:<br><blockquote style="border-left:1px solid #0857A6"><div>Попробуйте</div></blockquote>',
  Yahoo:
    '<div id="ydp123yahoo_quoted_1" class="ydp123yahoo_quoted"><div>On Tuesday, March 3, 2026, Support &lt;s@d.example&gt; wrote:</div><div>Try it</div></div>',
  Proton:
    '<div class="protonmail_quote">On Tuesday, 3 March 2026 at 10:15, Support &lt;s@d.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">Try it</blockquote></div>',
  'Apple Mail, written by hand': '<p>3 марта 2026 г., в 10:15, Support &lt;s@d.example&gt; написал(а):</p><p>Попробуйте</p>',
  'our own line': '<p>— ответьте выше этой строки —</p><p>Попробуйте</p>',
}

for (const [name, quote] of Object.entries(quotes)) {
  test(`the HTML quote of ${name} is cut off`, () => {
    const html = `<html><body><div dir="auto">Спасибо, помогло!<div>А принтер – нет.</div></div>${quote}</body></html>`
    const { reply, replyHtml, quotedHtml } = cut(html)
    assert.equal(seen(replyHtml), 'Спасибо, помогло! А принтер – нет.')
    assert.doesNotMatch(replyHtml ?? '', /<blockquote|<hr/)
    assert.match(seen(quotedHtml), /(?:Попробуйте|Try|Saiatu)/)
    assert.equal((replyHtml ?? '') + (quotedHtml ?? ''), html)
    assert.match(reply.replace(/\s+/g, ' '), /^Спасибо, помогло! А принтер – нет\.$/)
  })
}

test('an answer below or between HTML quotes stays visible', () => {
  const below = '<blockquote type="cite"><div>Which version?</div></blockquote><p>Seven.</p>'
  assert.equal(cut(below).replyHtml, below)
  const between =
    '<div class="moz-cite-prefix">On 3/3/2026 10:15, Support wrote:</div><blockquote type="cite"><p>Version?</p></blockquote><p>Seven.</p><blockquote type="cite"><p>System?</p></blockquote><p>Eight.</p>'
  assert.equal(cut(between).replyHtml, between)
})

test('a signature below the quote does not keep the quote', () => {
  const html =
    '<p>Готово</p><div class="gmail_quote"><div class="gmail_attr">вт, 3 мар. 2026 г. в 10:15, S &lt;s@d.example&gt;:</div><blockquote class="gmail_quote">x</blockquote></div><div>-- </div><div class="gmail_signature">Анна</div>'
  assert.equal(seen(cut(html).replyHtml), 'Готово')
})

test('a picture alone is an answer', () => {
  const html = '<div><img src="cid:shot@x"></div><blockquote type="cite">x</blockquote>'
  assert.equal(cut(html).replyHtml, '<div><img src="cid:shot@x"></div>')
})

test('an indented paragraph is no quote', () => {
  const html = '<p>Инструкция гласит:</p><blockquote><p>нажмите кнопку</p></blockquote>'
  assert.equal(cut(html).replyHtml, html)
})

test('a forwarded HTML letter is shown', () => {
  const html = '<p>См. ниже</p><div id="divRplyFwdMsg"><b>От:</b> Bank<br><b>Кому:</b> Анна<br><b>Тема:</b> Отказ</div><p>Вам отказано</p>'
  assert.equal(cut(html, '', 'FW: Отказ').replyHtml, html)
})

test('where only the markup tells the quote, the text is cut by it', () => {
  const text = 'Спасибо!\n\n2026(e)ko martxoak 3 Support igorleak idatzi du\n\nSaiatu'
  const { reply, quoted } = cut(`<p>Спасибо!</p>${quotes['Gmail in a language we do not know'] ?? ''}`, text)
  assert.equal(reply, 'Спасибо!')
  assert.match(quoted, /Saiatu$/)
})

test('the two halves are always the whole, whatever the markup', () => {
  const piece = fc.constantFrom(
    '<div>',
    '</div>',
    '<blockquote type=cite>',
    '</blockquote>',
    'text',
    '<br>',
    '<p>On 3 Mar 2026, at 10:15, Bob wrote:</p>',
    '<hr>',
    '<div class="gmail_quote">',
    '&lt;',
    '<b',
    '"',
    '<!-- x -->',
    '<script>',
    '</script>',
    '-- <br>',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = pieces.join('')
      const { replyHtml, quotedHtml } = cut(html, 'x')
      assert.equal((replyHtml ?? '') + (quotedHtml ?? ''), html)
    }),
    { numRuns: 1000 },
  )
})
