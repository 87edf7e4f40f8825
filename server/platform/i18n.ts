import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '#contract/common.ts'

export type Values = Readonly<Record<string, string | number>>

const folder = resolve(import.meta.dirname, '../../messages')
const files = new Map<string, Record<string, string>>()

function messagesOf(language: Language, file: string): Record<string, string> {
  const key = `${language}/${file}`
  const found = files.get(key) ?? JSON.parse(readFileSync(resolve(folder, `${key}.json`), 'utf8'))
  files.set(key, found)
  return found
}

/** The text of `messages/<language>/<file>.json` as it stands there. */
export function message(language: Language, file: string, key: string): string {
  const text = messagesOf(language, file)[key]
  if (text === undefined) throw new Error(`no message ${file}.${key} in ${language}`)
  return text
}

/** An ICU message with its values filled in. Throws where it cannot be read or names what is not given. */
export const fill = (language: Language, text: string, values: Values): string =>
  String(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(values))

export const t = (language: Language, file: string, key: string, values: Values = {}): string =>
  fill(language, message(language, file, key), values)

/** The names in braces of an ICU message, in their order. Throws where it cannot be read. */
export function variablesOf(language: Language, text: string): string[] {
  const names = new Set<string>()
  const walk = (elements: readonly object[]): void => {
    for (const element of elements) {
      if ('value' in element && 'type' in element && element.type !== 0 && typeof element.value === 'string') names.add(element.value)
      if ('options' in element) for (const { value } of Object.values(element.options as Record<string, { value: object[] }>)) walk(value)
    }
  }
  walk(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst())
  return [...names]
}

/** A moment in a person's words and zone: «вт, 24 нояб., 12:30». */
export const momentIn = (language: Language, zone: string, at: Temporal.Instant): string =>
  at
    .toZonedDateTimeISO(zone)
    .toLocaleString(language, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
