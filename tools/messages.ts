/**
 * English and Russian carry the same keys, parse as ICU messages, take the same arguments, and Russian plurals have all their forms. Whoever
 * says a message that takes arguments gives them.
 */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'

type Element = { type: number; value?: unknown; options?: Record<string, { value: Element[] }>; pluralType?: string; children?: Element[] }
const plural = 6
const faults: string[] = []
const read = (language: string, file: string): Record<string, string> => JSON.parse(readFileSync(`messages/${language}/${file}`, 'utf8'))

function argumentsOf(elements: Element[], where: string, language: string, found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type !== 0 && element.type !== 7 && element.type !== 8) found.add(String(element.value))
    if (element.type === plural && element.pluralType === 'cardinal' && language === 'ru')
      for (const form of ['one', 'few', 'many', 'other'])
        if (!(form in (element.options ?? {}))) faults.push(`${where}: the plural has no "${form}"`)
    for (const { value } of Object.values(element.options ?? {})) argumentsOf(value, where, language, found)
    argumentsOf(element.children ?? [], where, language, found)
  }
  return found
}

function shape(language: string, file: string, key: string, text: string): string {
  const where = `${language}/${file} ${key}`
  if (text.trim() === '') faults.push(`${where}: is empty`)
  try {
    return [...argumentsOf(new IntlMessageFormat(text, language).getAst() as Element[], where, language)].sort().join(',')
  } catch (error) {
    faults.push(`${where}: ${String(error)}`)
    return ''
  }
}

const taking = new Set<string>()
const files = new Set([...readdirSync('messages/en'), ...readdirSync('messages/ru')])
for (const file of files) {
  const [en, ru] = [read('en', file), read('ru', file)]
  for (const key of new Set([...Object.keys(en), ...Object.keys(ru)])) {
    const [english, russian] = [en[key], ru[key]]
    if (english === undefined || russian === undefined) faults.push(`${file} ${key}: missing in ${english === undefined ? 'en' : 'ru'}`)
    else {
      const taken = shape('en', file, key, english)
      if (taken !== shape('ru', file, key, russian)) faults.push(`${file} ${key}: en and ru take different arguments`)
      if (taken !== '') taking.add(`${file.replace(/\.json$/, '')}.${key}`)
    }
  }
}
for (const path of globSync('{web,server}/**/*.{ts,tsx}'))
  for (const [, key = ''] of readFileSync(path, 'utf8').matchAll(/\b(?:t|say)\('([a-z0-9.-]+)'\)/gi))
    if (taking.has(key)) faults.push(`${path}: ${key} is said without its arguments`)
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
