import { createContext, createElement, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { formats, type Formats } from './format.ts'
import { remembered, remember } from './memory.ts'
import { translator, type Language, type MessageKey, type Messages, type Translator } from './translate.ts'

export type { Formats } from './format.ts'
export { languages, type Language, type MessageKey } from './translate.ts'

export type T = Translator<MessageKey>

type Speech = { language: Language; setLanguage: (language: Language) => void; t: T; format: Formats }

const Context = createContext<Speech | undefined>(undefined)

const load: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./messages-en.ts'),
  ru: () => import('./messages-ru.ts'),
}

/** The language chosen here before, else the browser's first one that we speak, else English. */
export function startLanguage(): Language {
  const known = remembered('language')
  if (known === 'en' || known === 'ru') return known
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'ru' || tag === 'en')
  return spoken === 'ru' ? 'ru' : 'en'
}

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

type LanguageProviderProps = {
  children: ReactNode
  /** The person's zone, once it is known; before, the browser's. */
  zone?: string | undefined
  /** The person's own language, where the account has one; what was chosen in this browser is stronger. */
  language?: Language | undefined
  waiting?: ReactNode
}

/** Everything below speaks one language; its words come as one chunk, the page waits for them once. */
export function LanguageProvider({ children, zone, language: preferred, waiting = null }: LanguageProviderProps) {
  const [language, choose] = useState<Language>(() => (remembered('language') === null && preferred) || startLanguage())
  const [messages, setMessages] = useState<{ language: Language; messages: Messages }>()
  useEffect(() => {
    let wanted = true
    void load[language]().then((loaded) => wanted && setMessages({ language, messages: loaded.messages }))
    document.documentElement.lang = language
    return () => {
      wanted = false
    }
  }, [language])

  const speech = useMemo(() => {
    if (messages === undefined) return undefined
    const t = translator(messages.language, messages.messages)
    const format = formats(messages.language, zone ?? ownZone())
    const setLanguage = (next: Language) => {
      remember('language', next)
      choose(next)
    }
    return { language: messages.language, setLanguage, t, format }
  }, [messages, zone])

  if (speech === undefined) return waiting
  const locale = speech.language === 'ru' ? 'ru-RU' : 'en-US'
  return createElement(Context, { value: speech }, createElement(I18nProvider, { locale, children }))
}

export function useSpeech(): Speech {
  const speech = use(Context)
  if (speech === undefined) throw new Error('no language here: put LanguageProvider around the page')
  return speech
}

export const useT = (): T => useSpeech().t

export const useFormat = (): Formats => useSpeech().format
