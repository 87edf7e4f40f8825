/** The language to answer an unknown author in: as he writes. Undefined where there is nothing to tell it by. */
export function languageOf(...texts: readonly string[]): 'ru' | 'en' | undefined {
  const text = texts.join(' ').slice(0, 5_000)
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (cyrillic + latin === 0) return undefined
  // Russian letters about computers are full of Latin words; English ones have no Cyrillic.
  return cyrillic * 4 >= latin ? 'ru' : 'en'
}
