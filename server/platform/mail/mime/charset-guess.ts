/** Which eight-bit charset these bytes are in, by the letters they would spell. Only asked when nothing truthful was declared. */

/** A label of TextDecoder; `windows-1252` when nothing speaks for anything else. */
export function guessCharset(bytes: Uint8Array): string {
  const sample = bytes.length > 20_000 ? bytes.subarray(0, 20_000) : bytes
  const cyrillic = best(sample, cyrillicCharsets, cyrillicScore)
  if (cyrillic.score > 0.6) return cyrillic.charset
  const asian = best(sample, asianCharsets, asianScore)
  return asian.score > 0.5 ? asian.charset : 'windows-1252'
}

/** True when the high bytes are plainly a Cyrillic text and not accents sprinkled over a Latin one. */
export function looksCyrillic(bytes: Uint8Array): boolean {
  const high = bytes.filter((byte) => byte >= 0x80).length
  const latin = bytes.filter((byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a).length
  return high >= 6 && high > latin * 0.8 && best(bytes.subarray(0, 20_000), cyrillicCharsets, cyrillicScore).score > 0.75
}

const cyrillicCharsets = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic', 'koi8-u'] as const
const asianCharsets = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'] as const

function best(bytes: Uint8Array, charsets: readonly string[], score: (text: string) => number) {
  let found = { charset: 'windows-1252', score: 0 }
  for (const charset of charsets) {
    const value = score(strictly(charset, bytes) ?? '')
    if (value > found.score + 0.001) found = { charset, score: value }
  }
  return found
}

function strictly(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const common = new Map(Array.from('оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё').map((letter, place) => [letter, 1 - place / 60]))

/** Near 1 for Russian: frequent letters, capitals where words begin or all through, nothing drawn between letters, no Latin ones beside. */
function cyrillicScore(text: string): number {
  let sum = 0
  let count = 0
  let before = ' '
  for (const letter of text) {
    if (letter > '\x7f') {
      count++
      sum += letterScore(letter, before)
    } else if (/[a-z]/i.test(letter) && common.has(before.toLowerCase())) sum -= 1
    before = letter
  }
  return count === 0 ? 0 : sum / count
}

function letterScore(letter: string, before: string): number {
  const small = letter.toLowerCase()
  const known = common.get(small) ?? (/[іїєґў]/.test(small) ? 0.5 : undefined)
  if (known === undefined) return /[«»—–№“”„…°§\u00A0’‘•]/.test(letter) ? 0.4 : -1.5
  if (/[a-z]/i.test(before)) return -1
  if (letter === small) return known
  return isLower(before) ? -1 : 0.97 * known
}

const isLower = (letter: string) => letter !== letter.toUpperCase() && letter === letter.toLowerCase()

/** Characters that ordinary Chinese, Japanese and Korean sentences are full of. */
const frequent = new Set(
  '的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務製解各任至清物台象記邊共風戰幹接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流每青管夫連遠資隊跟帶花快條院變聯權往展該領傳近留紅治決周保達辦運武半候七必城父強步完革深區即求品士轉量空甚眾技輕程告江語英基派滿式李息寫呢識極令黃德收臉錢黨倒未持取設始版雙歷越史商千片容研像找友孩站廣改議形委早房音火際則首單據導影失拿網香似斯專石若兵弟誰校讀志飛觀爭究包組造落視濟喜離壞談這個們來時說國過對會為學後發沒開點經與關東長見電話',
)

function asianScore(text: string): number {
  const letters = Array.from(text).filter((letter) => letter > '\x7f')
  if (letters.length < 4) return 0
  const value = letters.reduce((sum, letter) => sum + weight(letter), 0)
  return value / letters.length
}

function weight(letter: string): number {
  if (/[\u3041-\u30fe]/.test(letter)) return 1
  if (/[\uac00-\ud7a3]/.test(letter)) return 0.7
  if (frequent.has(letter)) return 1
  if (/[\u4e00-\u9fff]/.test(letter)) return 0.35
  if (/[\u3000-\u303f\uff01-\uff5e]/.test(letter)) return 0.8
  return -1
}
