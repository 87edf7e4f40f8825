import { useEffect, useState } from 'react'
import { useSpeech } from '../platform/i18n.ts'
import { translator, type KeyOf, type Language, type Translator } from '../platform/translate.ts'

const english = async () => (await import('#messages/en/gallery.json', { with: { type: 'json' } })).default

type Gallery = { gallery: Awaited<ReturnType<typeof english>> }
export type G = Translator<KeyOf<Gallery>>

const load: Record<Language, () => Promise<Gallery['gallery']>> = {
  en: english,
  ru: async () => (await import('#messages/ru/gallery.json', { with: { type: 'json' } })).default,
}

/** The Gallery's own words, apart from the application's. */
export function useGallery(): G | undefined {
  const { language } = useSpeech()
  const [g, setG] = useState<G>()
  useEffect(() => {
    let wanted = true
    void load[language]().then((gallery) => wanted && setG(() => translator(language, { gallery })))
    return () => {
      wanted = false
    }
  }, [language])
  return g
}
