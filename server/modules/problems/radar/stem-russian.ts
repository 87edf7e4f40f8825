/** The Snowball stemmer of Russian (M. Porter, snowballstem.org; the rules are published for free use). Words in lower case, «ё» written «е». */
export function stemRussian(word: string): string {
  const start = word.search(vowel) + 1
  if (start === 0) return word
  const head = word.slice(0, start)
  const derivedFrom = secondRegion(word) - start
  let rest = withoutWordEnding(word.slice(start))
  rest = cut(rest, /и$/)
  const derivation = /ость?$/.exec(rest)
  if (derivation && derivation.index >= derivedFrom) rest = rest.slice(0, derivation.index)
  const plain = cut(rest, /ейше?$/)
  if (plain.endsWith('нн')) return head + plain.slice(0, -1)
  return head + (plain === rest ? cut(rest, /ь$/) : plain)
}

const vowel = /[аеиоуыэюя]/
// Endings that stand only after «а» or «я» are tried with it before them; the longest ending wins.
const gerund = /(?:(?<=[ая])(?:вшись|вши|в)|(?:ив|ыв)(?:шись|ши)?)$/
const reflexive = /с[яь]$/
const adjective = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/
const participle = /(?:ивш|ывш|ующ|(?<=[ая])(?:ем|нн|вш|ющ|щ))$/
const verb =
  /(?:ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю|(?<=[ая])(?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н))$/
const noun = /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/

function withoutWordEnding(rest: string): string {
  const ended = longest(rest, gerund)
  if (ended !== rest) return ended
  const bare = cut(rest, reflexive)
  const adjectival = longest(bare, adjective)
  if (adjectival !== bare) return longest(adjectival, participle)
  const verbal = longest(bare, verb)
  return verbal === bare ? longest(bare, noun) : verbal
}

/** A search from the left for an ending finds the longest one. */
const longest = cut
function cut(text: string, ending: RegExp): string {
  const found = ending.exec(text)
  return found ? text.slice(0, found.index) : text
}

/** Where the second region begins: twice past a vowel that a consonant follows. */
function secondRegion(word: string): number {
  const pass = /[аеиоуыэюя][^аеиоуыэюя]/g
  if (!pass.exec(word)) return word.length
  return pass.exec(word) ? pass.lastIndex : word.length
}
