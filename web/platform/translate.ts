import { IntlMessageFormat } from 'intl-messageformat'
import type { ReactNode } from 'react'
import type { messages } from './messages-en.ts'

export type Language = 'en' | 'ru'
export const languages: readonly Language[] = ['ru', 'en']

/** The languages carry the same keys, so that Russian words take the type of the English ones. */
export type Messages = typeof messages

type Files = Readonly<Record<string, Readonly<Record<string, string>>>>
/** `module.key`: the file, then the key inside it, which may have dots of its own. */
export type KeyOf<In extends Files> = { [File in keyof In & string]: `${File}.${keyof In[File] & string}` }[keyof In & string]
export type MessageKey = KeyOf<Messages>

export type Arguments = Readonly<Record<string, string | number | boolean | null | undefined>>
type Wrap = (parts: ReactNode[]) => ReactNode
export type RichArguments = Readonly<Record<string, string | number | Wrap>>

export type Translator<Key extends string> = {
  (key: Key, args?: Arguments): string
  /** The same with elements inside: `<b>…</b>` in the message calls `args.b`. */
  rich: (key: Key, args: RichArguments) => ReactNode
  /** The words for a refusal's code (`tickets.already-resolved`), from the file of its module or any other; `facts` fill them in. */
  refusal: (code: string, facts?: Arguments) => string | undefined
}

/** Words in one language. Messages are parsed once, when first shown. */
export function translator<In extends Files>(language: Language, files: In): Translator<KeyOf<In>> {
  const parsed = new Map<string, IntlMessageFormat>()
  const text = (key: string): string | undefined => {
    const dot = key.indexOf('.')
    return files[key.slice(0, dot)]?.[key.slice(dot + 1)]
  }
  const format = (key: string): IntlMessageFormat => {
    const known = parsed.get(key)
    if (known !== undefined) return known
    const made = new IntlMessageFormat(text(key) ?? key, language)
    parsed.set(key, made)
    return made
  }
  const t = (key: string, args?: Arguments) => oneStop(String(format(key).format(args)))
  const rich = (key: string, args: RichArguments): ReactNode => format(key).format<ReactNode>(args)
  const refusal = (code: string, facts?: Arguments) => {
    const [module = '', ...rest] = code.split('.')
    const own = [`${module}.refusal.${rest.join('.')}`, `${module}.refusal.${code}`]
    const key = [...own, ...Object.keys(files).map((file) => `${file}.refusal.${code}`)].find((each) => text(each) !== undefined)
    return key === undefined ? undefined : t(key, facts)
  }
  return Object.assign(t, { rich, refusal })
}

/** An abbreviation at the end of a sentence ends it: «до 23 нояб.», never «нояб..». */
const oneStop = (text: string): string => text.replaceAll(/(?<!\.)\.\.(?!\.)/g, '.')
