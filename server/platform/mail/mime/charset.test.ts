import assert from 'node:assert/strict'
import test from 'node:test'
import { bytesOf, encodeIn } from '#testing/letters.ts'
import { decodeText, knownCharset } from './charset.ts'

const russian = [
  'Привет',
  'Не работает принтер',
  'ВНИМАНИЕ! СРОЧНО',
  'Здравствуйте, у нас не открывается 1С',
  'Re: заявка',
  'Добрый день!\nОшибка 0x80070005 в Outlook',
]

for (const charset of ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic']) {
  test(`Russian in ${charset} is read, declared or not`, () => {
    for (const text of russian) {
      assert.equal(decodeText(encodeIn(charset, text), charset).text, text)
      assert.equal(decodeText(encodeIn(charset, text)).text, text)
      assert.equal(decodeText(encodeIn(charset, text), 'us-ascii').text, text)
      assert.equal(decodeText(encodeIn(charset, text), 'no-such-charset').text, text)
      assert.equal(decodeText(encodeIn(charset, text), 'utf-8').text, text)
    }
  })
}

test('UTF-8 under a wrong label is read as UTF-8', () => {
  for (const label of [undefined, 'us-ascii', 'windows-1251', 'koi8-r', 'iso-8859-1', 'windows-1252']) {
    assert.equal(decodeText(Buffer.from('Счёт № 15 «Ромашка»'), label).text, 'Счёт № 15 «Ромашка»')
  }
})

test('Western text keeps its accents, whatever the label', () => {
  const text = 'Où est la clé déjà utilisée? Größe, señor'
  for (const label of [undefined, 'us-ascii', 'iso-8859-1', 'windows-1252', 'utf-8']) {
    assert.equal(decodeText(encodeIn('windows-1252', text), label).text, text)
  }
})

test('Russian under the label of Latin-1 is read as Russian', () => {
  assert.equal(decodeText(encodeIn('windows-1251', 'Добрый день, коллеги'), 'iso-8859-1').text, 'Добрый день, коллеги')
})

test('UTF-8 cut in mid-character stays UTF-8', () => {
  const cut = Buffer.from('Длинное письмо, обрезанное шлюзом').subarray(0, -1)
  assert.match(decodeText(cut, 'utf-8').text, /^Длинное письмо, обрезанное шлюзо/)
})

test('charsets that TextDecoder refuses are read too', () => {
  assert.equal(decodeText(Buffer.from('Hi Mom +Jjo-! 1 +- 1'), 'utf-7').text, 'Hi Mom ☺! 1 + 1')
  assert.equal(decodeText(Buffer.from('~{VPND~} ok'), 'hz-gb-2312').text, '中文 ok')
  assert.equal(decodeText(bytesOf('\x1b$)C\x0e>H3g\x0f!'), 'iso-2022-kr').text, '안녕!')
})

test('Japanese names itself by its escapes, even under another label', () => {
  const bytes = bytesOf('\x1b$B%F%9%H\x1b(B')
  for (const label of ['iso-2022-jp', 'us-ascii', undefined, 'utf-8']) assert.equal(decodeText(bytes, label).text, 'テスト')
})

test('a byte order mark decides', () => {
  assert.equal(decodeText(Buffer.from('\ufeffда', 'utf16le'), 'us-ascii').text, 'да')
})

test('labels as people write them are known', () => {
  const labels = {
    'CP-1251': 'windows-1251',
    'x-windows-1251': 'windows-1251',
    KOI8: 'koi8-r',
    '"utf8"': 'utf-8',
    cp866: 'ibm866',
    'x-sjis': 'shift_jis',
    CP949: 'euc-kr',
  }
  for (const [label, name] of Object.entries(labels)) assert.equal(new TextDecoder(knownCharset(label)).encoding, name)
  assert.equal(knownCharset('fakescii'), undefined)
})
