/** Every letter of two public collections, read where it lies and compared with another reader of MIME. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import PostalMime, { type Email } from 'postal-mime'
import { sharedData } from '#testing/shared-data.ts'
import { parseLetter } from './parse.ts'
import type { ParsedLetter } from './letter.ts'

const folder = sharedData('mail')
const skip = folder === undefined ? 'no shared data here' : false
const names =
  folder === undefined
    ? []
    : globSync('{enmime,mikel_mail}/**/*', { cwd: folder }).filter((name) => /\.(?:raw|eml|golden)$|sample_output/.test(name))
const read = (name: string) => readFileSync(join(folder ?? '', name))

/** Letters and digits in runs; what another charset guess would change is left out. */
const words = (text: string) => new Set(text.match(/[A-Za-z0-9]{3,}/g) ?? [])
const flat = (content: string | Uint8Array | ArrayBuffer) =>
  Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content).toString('latin1')

test('the collections are all there', { skip }, () => {
  assert.ok(names.filter((name) => !name.endsWith('.golden')).length >= 195)
})

test('no word and no file that another reader finds is lost', { skip }, async () => {
  for (const name of names) {
    const raw = read(name)
    const ours = parseLetter(raw)
    const theirs = await PostalMime.parse(raw, { forceRfc822Attachments: true })
    const everything = [ours.text, ours.html ?? '', ours.outside, ...ours.attachments.map(({ bytes }) => flat(bytes))].join('\n')
    const known = words(everything)
    for (const text of [theirs.text, theirs.html]) {
      const missing = brokenElsewhere.has(name)
        ? []
        : [...words(text ?? '')].filter((word) => !known.has(word) && !everything.includes(word))
      assert.deepEqual(missing, [], `${name}: words are lost`)
    }
    for (const attachment of theirs.attachments)
      assert.ok(
        brokenElsewhere.has(name) || isKept(ours, everything, attachment),
        `${name}: ${attachment.filename ?? attachment.mimeType} is lost`,
      )
  }
})

/** Here the other reader decodes as base64 what is none, or guesses no charset, and gives noise. */
const brokenElsewhere = new Set([
  'enmime/testdata/mail/epilogue-sample.raw',
  'enmime/testdata/mail/mime-bad-content-transfer-encoding.raw',
  'enmime/testdata/parts/chardet-fail.raw',
  'enmime/testdata/parts/chardet-success-big-5.raw',
])

/** Line ends may differ, and a file of the other reader may be text of ours. */
function isKept(ours: ParsedLetter, everything: string, attachment: Email['attachments'][number]): boolean {
  const bare = (text: string) => text.replace(/\s+/g, '')
  const content = bare(flat(attachment.content))
  return ours.attachments.some(({ bytes }) => bare(flat(bytes)) === content) || bare(everything).includes(content.slice(0, 30))
}

test('subjects, senders and recipients agree with the other reader wherever it reads them', { skip }, async () => {
  let same = 0
  for (const name of names) {
    const ours = parseLetter(read(name))
    const theirs = await PostalMime.parse(read(name))
    const subject = (theirs.subject ?? '').replace(/\s+/g, ' ').trim()
    if (!subject.includes('\ufffd')) assert.equal(ours.subject, subject, name)
    const address = theirs.from?.address?.toLowerCase() ?? ''
    if (/^[^\s()]+@[^\s()]+$/.test(address)) assert.equal(ours.from?.address, address, name)
    same++
  }
  assert.equal(same, names.length)
})

/** What the authors of enmime say these letters hold: text, HTML, files. */
const expected: Record<string, { subject?: string; text?: string; html?: RegExp; files?: string[] }> = {
  'encode/build-qp-addr-headers.golden': { subject: 'RFC 2047', text: '' },
  'encode/nocontent-with-children.golden': { text: 'Plain text part', html: /^<div>HTML part<\/div>$/ },
  'encode/part-with-children.golden': { text: 'Plain text part', html: /^<div>HTML part<\/div>$/ },
  'encode/parser-raw-content-html-option-true.raw.golden': { subject: 'Test subject', html: /<p>My first paragraph éà\.<\/p>/ },
  'encode/parser-raw-content-html-option-false.raw.golden': { subject: 'Test subject', html: /<p>My first paragraph éà\.<\/p>/ },
  'encode/parser-raw-content-text-option-true.raw.golden': { text: '添付ファイル名テスト' },
  'encode/parser-raw-content-text-option-false.raw.golden': { text: '添付ファイル名テスト' },
  'encode/part-bin-content.golden': { text: '', files: ['image.jpg 2000'] },
  'encode/part-bin-header.golden': { subject: '¡Hola, señor!', text: 'This is a test of a plain text part.\n\nAnother line.' },
  'encode/part-content-only.golden': { text: 'No header, only content.' },
  'encode/part-content-only-qp.golden': { text: '☆ No header, only content.' },
  'encode/part-default-headers.golden': { files: ['stuff.zip 9'] },
  'encode/part-empty.golden': { text: '', files: [] },
  'encode/part-file-mod-date.golden': { text: '¡Hola, señor! Welcome to MIME' },
  'encode/part-header-only.golden': { text: '', files: [] },
  'encode/part-header-only-default-encoding.golden': { text: '', files: [] },
  'encode/part-message-rfc822.golden': { files: ['letter.eml 2000'] },
  'encode/part-plain.golden': { text: 'This is a test of a plain text part.\n\nAnother line.' },
  'encode/part-quotable-content.golden': { text: 'Hello=' },
  'encode/part-quoted-content.golden': { text: '¡Hola, señor! Welcome to MIME' },
  'encode/part-quoted-headers.golden': { files: ['árvíztűrő "x" tükörfúrógép.zip 9'] },
  'encode/part-quoted-printable-headers.golden': { files: ['árvíztűrő "x" tükörfúrógép.zip 9'] },
  'encode/utf8-to.raw.golden': { subject: 'test utf8 to', text: 'This is a test mailing' },
  'mail/html-mime-inline.raw': { text: 'Test of text section', html: /Test of HTML section/, files: ['favicon.png 687'] },
  'mail/html-mime-bad-charset-inline.raw': { text: 'Test of text section', html: /Test of HTML section/, files: ['favicon.png 687'] },
  'mail/mime-mixed.raw': { text: 'Section one\n\nSection two', files: [] },
  'mail/mime-signed.raw': { text: 'Section one\n\nSection two', files: ['signature.asc 828'] },
  'mail/attachment-only.raw': { text: '', files: ['favicon.jpg 687'] },
  'mail/attachment-octet.raw': { text: 'A text section', files: ['attachment.bin 61'] },
  'mail/mime-bad-content-type.raw': { text: 'Thank you for booking with easyHotel.', files: ['Invoice_302232133150612.pdf 524'] },
  'mail/mime-unquoted-tspecials-param.raw': { files: ['Invoice_(302232133150612).pdf 524'] },
  'mail/mime-bad-8bit-filename.raw': { subject: 'Malformed test', text: 'Text part', files: ['管理.doc 7'] },
  'mail/non-mime-missing-charset.raw': { html: /Unencoded Euro Sign: .?€/ },
  'mail/non-mime-html-charset-header-only.raw': { text: 'Test Müller' },
  'mail/qp-utf8-header.raw': {
    subject: 'MIME UTF8 Test ¢ More Text',
    text: 'Lorem ipsum dolor sit amet, consectetur adipiscing elit. Nullam venenatis',
  },
  'mail/erroneous.raw': { text: '// Not an RFC-822 Document' },
  'mail/epilogue-sample.raw': { text: 'A text section', files: ['test.html 7'] },
  'parts/quoted-printable-invalid.raw': { text: 'Stuffs’s Weekly Summary' },
  'parts/extra-base64-character.raw': { text: 'Hello World!', html: /^<p>Hello World<\/p>/ },
  'parts/chardet-success-iso-8859-1.raw': { text: 'Drachenköpfe unserer Boote' },
  'parts/chardet-success-big-5.raw': { text: '顏之推' },
  'parts/multi-malformed.raw': { text: "Section one\n\nI'm section without headers\n\nSection two" },
  'parts/similar-boundary.raw': { text: 'Section one\n\nA text section', html: /An HTML section/ },
  'low-quality/malformed-base64-attach.raw': { text: 'A text section', files: ['some.doc 7'] },
  'low-quality/bad-header-wrap.raw': { text: 'A text section', files: ['7DDA4_foo_9E5D72.zip 7'] },
  'low-quality/unk-charset-part.raw': { text: 'A text section', files: ['foo_9E5D72.zip 7'] },
  'low-quality/incorrect-charset.raw': { text: '∮ E⋅da = Q,  n → ∞' },
}

for (const [name, { subject, text, html, files }] of Object.entries(expected)) {
  test(`enmime ${name} holds what its authors say`, { skip }, () => {
    const letter = parseLetter(read(`enmime/testdata/${name}`))
    if (subject !== undefined) assert.equal(letter.subject, subject)
    if (text === '') assert.equal(letter.text, '')
    else if (text !== undefined) assert.ok(letter.text.includes(text), letter.text)
    if (html) assert.match(letter.html ?? '', html)
    if (files)
      assert.deepEqual(
        letter.attachments.map(({ filename, bytes }) => `${filename} ${bytes.length}`),
        files,
      )
  })
}

test('broken Ruby letters give their sender, subject and words', { skip }, () => {
  const mikel = (name: string) => parseLetter(read(`mikel_mail/emails/${name}.eml`))
  assert.equal(mikel('multi_charset/japanese').subject, 'まみむめも')
  assert.equal(mikel('multi_charset/japanese_iso_2022').text.trim().slice(0, 5), 'すみません')
  assert.equal(
    mikel('error_emails/invalid_subject_characters').subject,
    'Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro',
  )
  assert.equal(mikel('error_emails/bad_encoded_subject').subject, 'TEST')
  assert.deepEqual(mikel('error_emails/multiple_references_with_one_invalid').references, [
    'foo@bar.net',
    'baz@bar.net',
    'invalid.something@bar.net',
  ])
  assert.equal(mikel('error_emails/cant_parse_from').from?.address, 'news@insideapple.apple.com')
  assert.match(
    mikel('attachment_emails/attachment_with_encoded_name').attachments[0]?.filename ?? '',
    /^01 Quien Te Dij.*at\. Pitbull\.mp3$/,
  )
})
