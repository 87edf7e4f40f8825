/** The Snowball stemmer of English, "Porter 2" (M. Porter, snowballstem.org; the rules are published for free use). Words in lower case, without apostrophes. */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word
  const known = exceptions.get(word)
  if (known !== undefined) return known
  // A «y» that is a consonant is written large.
  const marked = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y')
  const regions = regionsOf(marked)
  const singular = withoutPlural(marked)
  if (finished.has(singular)) return singular
  let stem = withoutTense(singular, regions.first)
  stem = stem.replace(/(?<=.[^aeiouy])[yY]$/, 'i')
  stem = replaced(stem, derived, regions.first)
  stem = replaced(stem, derivedAgain, regions.first, regions.second)
  stem = withoutSuffix(stem, regions.second)
  return withoutLast(stem, regions).toLowerCase()
}

interface Regions {
  readonly first: number
  readonly second: number
}

const exceptions: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ['sky', 'sky'],
  ['news', 'news'],
  ['howe', 'howe'],
  ['atlas', 'atlas'],
  ['cosmos', 'cosmos'],
  ['bias', 'bias'],
  ['andes', 'andes'],
])
const finished = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed'])

function regionsOf(word: string): Regions {
  const special = /^(?:gener|commun|arsen)/.exec(word)?.[0].length
  const after = (from: number): number => {
    const found = /[aeiouy][^aeiouy]/.exec(word.slice(from))
    return found ? from + found.index + 2 : word.length
  }
  const first = special ?? after(0)
  return { first, second: after(first) }
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (/ie[sd]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1)
  if (/(?:us|ss)$/.test(word)) return word
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word
}

function withoutTense(word: string, first: number): string {
  const doubled = /eed(?:ly)?$/.exec(word)
  if (doubled) return doubled.index >= first ? `${word.slice(0, doubled.index)}ee` : word
  const ending = /(?:ingly|edly|ing|ed)$/.exec(word)
  if (!ending || !/[aeiouy]/.test(word.slice(0, ending.index))) return word
  const stem = word.slice(0, ending.index)
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1)
  return isShort(stem, first) ? `${stem}e` : stem
}

const endsShort = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/
const isShort = (stem: string, first: number): boolean => first >= stem.length && endsShort.test(stem)

const derived: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogi', 'og'],
  ['li', ''],
]
const derivedAgain: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', ''],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]

function replaced(word: string, endings: typeof derived, first: number, second = 0): string {
  const found = endings.find(([ending]) => word.endsWith(ending))
  if (!found) return word
  const [ending, other] = found
  const at = word.length - ending.length
  if (at < first || (ending === 'ative' && at < second)) return word
  if (ending === 'ogi' && word[at - 1] !== 'l') return word
  if (ending === 'li' && !/[cdeghkmnrt]$/.test(word.slice(0, at))) return word
  return word.slice(0, at) + other
}

function withoutSuffix(word: string, second: number): string {
  const found = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/.exec(word)
  if (!found || found.index < second) return word
  if (found[0] === 'ion' && !/[st]$/.test(word.slice(0, found.index))) return word
  return word.slice(0, found.index)
}

function withoutLast(word: string, { first, second }: Regions): string {
  const at = word.length - 1
  if (word.endsWith('e')) return at >= second || (at >= first && !endsShort.test(word.slice(0, at))) ? word.slice(0, at) : word
  return word.endsWith('ll') && at >= second ? word.slice(0, at) : word
}
