import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'

const folder = resolve(import.meta.dirname, '../../messages')

/** The language of the terminal: Russian where the locale says so, else English. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>> = process.env): 'ru' | 'en' {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return locale.startsWith('ru') ? 'ru' : 'en'
}

/** A sentence of messages/…/cli.json in the terminal's language; the key itself where there is none. */
export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const language = terminalLanguage()
  const messages: Record<string, string> = JSON.parse(readFileSync(resolve(folder, language, 'cli.json'), 'utf8'))
  const text = messages[key]
  return text === undefined ? key : String(new IntlMessageFormat(text, language).format(values))
}
